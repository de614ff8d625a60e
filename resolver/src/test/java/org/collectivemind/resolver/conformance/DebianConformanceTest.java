package org.collectivemind.resolver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.Validator;
import org.collectivemind.resolver.benchmark.DebianArchive;
import org.collectivemind.resolver.benchmark.DebianSource;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.request.Request;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Debian bookworm, alternatives and conflicts as they are: recorded questions, and with {@code -Dconformance.archive=true} every
 * package, some of which no installation can have.
 */
class DebianConformanceTest {
    /** As dose-debcheck counts them. */
    private static final int BROKEN = 16;

    @TestFactory
    Stream<DynamicTest> debian() throws Exception {
        return Cases.orSkipped(DebianConformanceTest::tests);
    }

    private static Stream<DynamicTest> tests() throws IOException {
        Path archive = Cases.files("debian-bookworm.jsonl.gz").get(0);
        DebianArchive read = DebianArchive.read(archive);
        DebianSource source = new DebianSource(read);
        SortedMap<String, String> lines = new TreeMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Cases.files("debian-*.jsonl")) {
            String name = file.getFileName().toString().replace(".jsonl", "");
            tests.add(DynamicTest.dynamicTest(name, () -> lines.put(name, questions(source, file))));
        }
        tests.add(DynamicTest.dynamicTest("docs/conformance.md", () -> {
            List<String> table = new ArrayList<>(
                    List.of("| Questions | Asked | Satisfiable | Unsatisfiable |", "|---|---|---|---|"));
            lines.forEach((name, counts) -> table.add("| " + name + counts));
            Page.says("debian", List.copyOf(lines.keySet()), table);
        }));
        tests.add(DynamicTest.dynamicTest("the whole archive", () -> {
            Assumptions.assumeTrue(Boolean.getBoolean("conformance.archive"), "-Dconformance.archive=true asks for it");
            assertThat(broken(read, source)).hasSize(BROKEN);
        }));
        return tests.stream();
    }

    private static String questions(DebianSource source, Path file) throws IOException {
        int satisfiable = 0;
        int asked = 0;
        for (String line : Files.readAllLines(file)) {
            JsonNode question = new ObjectMapper().readTree(line);
            List<String> names = new ArrayList<>();
            question.path("root").forEach(name -> names.add(name.asText()));
            Request request = source.request(names);
            Outcome outcome = Resolver.withoutRepairs().resolve(source, request);
            assertThat(outcome instanceof Outcome.Solved)
                    .as(names.toString())
                    .isEqualTo(question.path("expected").path("satisfiable").asBoolean());
            if (outcome instanceof Outcome.Solved solved) {
                satisfiable++;
                assertValid(source, request, solved.resolution());
            }
            asked++;
        }
        return " | " + asked + " | " + satisfiable + " | " + (asked - satisfiable) + " |";
    }

    private static void assertValid(DebianSource source, Request request, Resolution resolution) {
        assertThat(new Validator().check(source, request, resolution))
                .as(request.roots().toString())
                .isEmpty();
    }

    /** Packages that are in no installation; one solution shows of everything in it that it can be installed. */
    private static SortedSet<String> broken(DebianArchive archive, DebianSource source) {
        Set<PackageName> installable = new HashSet<>();
        SortedSet<String> broken = new TreeSet<>();
        for (DebianArchive.Package of : archive.packages) {
            Request request = source.request(List.of(of.name()));
            if (installable.contains(request.roots().get(0).packages().get(0).name())) {
                continue;
            }
            Outcome outcome = Resolver.withoutRepairs().resolve(source, request);
            if (outcome instanceof Outcome.Solved solved) {
                assertValid(source, request, solved.resolution());
                solved.resolution().packages().keySet().forEach(slot -> installable.add(slot.name()));
            } else {
                broken.add(of.name());
            }
        }
        return broken;
    }
}
