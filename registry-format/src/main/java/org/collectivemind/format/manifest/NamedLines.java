package org.collectivemind.format.manifest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.yaml.YamlNode;

/** Reads mappings from names to texts: variables, commands, scripts. */
enum NamedLines {
    VARIABLE("variable name", "[A-Za-z_][A-Za-z0-9_]{0,199}", "letters, digits and `_` are allowed"),
    COMMAND("command name", "[A-Za-z0-9_][A-Za-z0-9._:-]{0,99}", "letters, digits, `.`, `_`, `:` and `-` are allowed");

    private final String kind;
    private final Pattern grammar;
    private final String rule;

    NamedLines(String kind, String grammar, String rule) {
        this.kind = kind;
        this.grammar = Pattern.compile(grammar);
        this.rule = rule;
    }

    SortedMap<String, String> read(YamlNode node) {
        SortedMap<String, String> lines = new TreeMap<>();
        YamlNode.Mapping mapping = node.mapping();
        mapping.entries().forEach((name, value) -> lines.put(checked(mapping, name), value.text()));
        return lines;
    }

    String checked(YamlNode.Mapping mapping, String name) {
        if (!grammar.matcher(name).matches()) {
            throw new MalformedFile(
                    mapping.keyPosition(name), "`" + name + "` is not a " + kind + ": " + rule, List.of());
        }
        return name;
    }
}
