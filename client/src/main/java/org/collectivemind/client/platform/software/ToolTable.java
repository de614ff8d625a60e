package org.collectivemind.client.platform.software;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.bundled.BundledFile;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.tool.DetectRule;
import org.collectivemind.format.tool.DetectRuleCodec;

/** The rules this program brings along, read once from {@code tools.json} beside this class: our own words, tried on real output. */
final class ToolTable {
    private static final String RESOURCE = "tools.json";

    private ToolTable() {}

    private static final class BuiltIn {
        static final SortedMap<ToolName, DetectRule> RULES = read();
    }

    static SortedMap<ToolName, DetectRule> rules() {
        return BuiltIn.RULES;
    }

    private static SortedMap<ToolName, DetectRule> read() {
        JsonFile file = new JsonFile(RESOURCE, ExitCode.FAILURE, 1 << 20, List.of());
        byte[] data = BundledFile.bytes(ToolTable.class, RESOURCE);
        SortedMap<ToolName, DetectRule> rules = new TreeMap<>();
        JsonReader.read(data, file, json -> json.list(() -> DetectRuleCodec.read(json)))
                .forEach(rule -> rules.put(rule.fact(), rule));
        return Collections.unmodifiableSortedMap(rules);
    }
}
