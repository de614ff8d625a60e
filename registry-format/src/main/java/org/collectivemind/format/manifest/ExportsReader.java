package org.collectivemind.format.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code exports}. */
final class ExportsReader {
    private static final Set<String> KEYS = Set.of("env", "prepend", "path", "commands");

    private ExportsReader() {}

    static Exports read(YamlNode node) {
        YamlNode.Mapping mapping = node.mapping();
        mapping.rejectUnknown(KEYS);
        return new Exports(
                mapping.optional("env").map(NamedLines.VARIABLE::read).orElse(Collections.emptySortedMap()),
                mapping.optional("prepend").map(ExportsReader::prepend).orElse(Collections.emptySortedMap()),
                mapping.optional("path").map(ExportsReader::paths).orElse(List.of()),
                mapping.optional("commands").map(NamedLines.COMMAND::read).orElse(Collections.emptySortedMap()));
    }

    private static SortedMap<String, List<EntryPath>> prepend(YamlNode node) {
        SortedMap<String, List<EntryPath>> lists = new TreeMap<>();
        YamlNode.Mapping mapping = node.mapping();
        mapping.entries().forEach((name, value) -> lists.put(NamedLines.VARIABLE.checked(mapping, name), paths(value)));
        return lists;
    }

    private static List<EntryPath> paths(YamlNode node) {
        return node.list().stream().map(item -> item.parse(EntryPath::parse)).toList();
    }
}
