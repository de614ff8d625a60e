package org.collectivemind.format.manifest;

import static org.collectivemind.format.manifest.ManifestWriter.putUnlessEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.tool.DetectRule;
import org.collectivemind.format.tool.VersionPattern;

/** What {@link ManifestWriter} prints for a rule that detects a package. */
final class DetectTree {
    private DetectTree() {}

    static Map<String, Object> of(DetectRule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("command", oneOrMore(rule.commands()));
        if (!rule.argument().equals(DetectReader.ARGUMENT)) {
            tree.put("arguments", rule.argument());
        }
        if (!rule.version().equals(VersionPattern.FIRST_NUMBER)) {
            tree.put("version", rule.version().text());
        }
        rule.minimum().ifPresent(least -> tree.put("minimum", least.toString()));
        if (!rule.fact().text().equals(rule.commands().get(0))) {
            tree.put("fact", rule.fact().text());
        }
        rule.variable().ifPresent(name -> tree.put("variable", name));
        putUnlessEmpty(tree, "paths", rule.paths());
        return tree;
    }

    private static Object oneOrMore(List<String> commands) {
        return commands.size() == 1 ? commands.get(0) : commands;
    }
}
