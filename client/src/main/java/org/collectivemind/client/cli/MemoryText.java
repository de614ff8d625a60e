package org.collectivemind.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;

/** What memory a variant takes, with the publisher's parameters. */
final class MemoryText {
    private MemoryText() {}

    /** {@code 42.9 GB on gpu or cpu: files.size + ctx * 1MiB with ctx=4096}. */
    static String line(Resources resources, long filesSize) {
        String params = params(resources).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
        String places = resources.placements().stream().map(Placement::text).collect(Collectors.joining(" or "));
        return ByteText.of(resources.need(filesSize, Parameters.NONE)) + " on " + places + ": " + resources.need()
                + (params.isEmpty() ? "" : " with " + params);
    }

    static Map<String, Object> json(Resources resources, long filesSize) {
        return Map.of(
                "bytes", resources.need(filesSize, Parameters.NONE),
                "need", resources.need().text(),
                "params", params(resources),
                "placements",
                        resources.placements().stream().map(Placement::text).toList());
    }

    private static Map<String, String> params(Resources resources) {
        Map<String, String> params = new LinkedHashMap<>();
        resources.params().values().forEach((name, value) -> params.put(name, Parameters.text(value)));
        return params;
    }
}
