package org.collectivemind.resolver.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One of PubGrub's large cases: its universe, and every version of it asked for alone. */
final class LargeCase {
    private final JsonNode packages;
    private final Map<String, Integer> numbers = new HashMap<>();

    private LargeCase(JsonNode packages) {
        this.packages = packages;
    }

    static LargeCase read(Path file) throws IOException {
        LargeCase read =
                new LargeCase(new ObjectMapper().readTree(file.toFile()).get("packages"));
        read.packages.fieldNames().forEachRemaining(read::number);
        return read;
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, key -> numbers.size() + 1);
    }

    void writeUniverse(PrintWriter out) {
        for (Map.Entry<String, JsonNode> of : packages.properties()) {
            for (Map.Entry<String, JsonNode> version : of.getValue().properties()) {
                String self = number(of.getKey()) + " " + version.getKey();
                out.println("v " + self);
                for (JsonNode dependency : version.getValue().get("deps")) {
                    out.println("d " + self + " " + number(dependency.get("pkg").textValue()) + " "
                            + intervals(dependency.get("spec").textValue()));
                }
            }
        }
        numbers.forEach((name, number) -> out.println("p " + number + " " + name));
    }

    private static String intervals(String spec) {
        if (spec.equals("*")) {
            return Inputs.ANY;
        } else if (spec.equals("!")) {
            return "-";
        } else if (spec.startsWith("=")) {
            return spec.substring(1) + "-" + spec.substring(1);
        }
        String[] ends = spec.substring(">=".length()).split(",<=");
        return ends[0] + "-" + (ends.length > 1 ? ends[1] : Inputs.LARGEST);
    }

    void writeQuestions(PrintWriter out) {
        for (Map.Entry<String, JsonNode> of : packages.properties()) {
            of.getValue().fieldNames().forEachRemaining(version -> out.println(number(of.getKey()) + "=" + version));
        }
    }
}
