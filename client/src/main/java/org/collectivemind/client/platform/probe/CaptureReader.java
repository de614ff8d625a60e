package org.collectivemind.client.platform.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.collectivemind.client.platform.probe.Capture.Content;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.yaml.YamlNode;

/** Reads a capture strictly: what it does not know is an error at its line and column. */
final class CaptureReader {
    private static final String FORMAT = "1";
    private static final int MOST_PROCESSORS = 1 << 20;
    private static final Set<String> KEYS = Set.of(
            "capture",
            "about",
            "properties",
            "variables",
            "processors",
            "memory",
            "usable-space",
            "files",
            "present",
            "directories",
            "links",
            "programs");

    private CaptureReader() {}

    static Capture read(YamlNode.Mapping root) {
        root.rejectUnknown(KEYS);
        YamlNode format = root.required("capture");
        if (!format.text().equals(FORMAT)) {
            throw format.failure(
                    "capture format " + format.text() + " is not one this version reads",
                    "this version reads format 1; a newer cm may read it");
        }
        SortedMap<String, Content> files = entries(root, "files", CaptureReader::content);
        return new Capture(
                root.optional("about").map(YamlNode::text).orElse(""),
                entries(root, "properties", YamlNode::text),
                entries(root, "variables", YamlNode::text),
                processors(root.required("processors")),
                bytes(root, "memory"),
                bytes(root, "usable-space"),
                files,
                new TreeSet<>(root.optional("present").map(YamlNode::texts).orElse(List.of())),
                entries(root, "directories", YamlNode::texts),
                entries(root, "links", YamlNode::text),
                programs(root.optional("programs")));
    }

    private static <T> SortedMap<String, T> entries(YamlNode.Mapping root, String key, Function<YamlNode, T> value) {
        SortedMap<String, T> entries = new TreeMap<>();
        root.optional(key)
                .ifPresent(node ->
                        node.mapping().entries().forEach((name, entry) -> entries.put(name, value.apply(entry))));
        return entries;
    }

    private static Content content(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.rejectUnknown(Set.of("strings"));
            return new Content.Strings(mapping.required("strings").texts());
        }
        return new Content.Text(node.text());
    }

    private static int processors(YamlNode node) {
        long count = node.wholeNumber();
        if (count < 1 || count > MOST_PROCESSORS) {
            throw node.failure("`processors` is at least 1 and at most " + MOST_PROCESSORS);
        }
        return (int) count;
    }

    private static OptionalLong bytes(YamlNode.Mapping root, String key) {
        Optional<YamlNode> node = root.optional(key);
        return node.isPresent() ? OptionalLong.of(node.get().wholeNumber()) : OptionalLong.empty();
    }

    private static Map<List<String>, Probe.Output> programs(Optional<YamlNode> node) {
        Map<List<String>, Probe.Output> programs = new LinkedHashMap<>();
        for (YamlNode item : node.map(YamlNode::list).orElse(List.of())) {
            YamlNode.Mapping program = item.mapping();
            program.rejectUnknown(Set.of("command", "exit", "output", "timed-out"));
            List<String> command = program.required("command").texts();
            if (command.isEmpty()) {
                throw program.required("command").failure("`command` names a program");
            }
            if (programs.put(command, output(program)) != null) {
                throw new MalformedFile(
                        program.keyPosition("command"),
                        "`" + String.join(" ", command) + "` is answered twice",
                        List.of());
            }
        }
        return programs;
    }

    private static Probe.Output output(YamlNode.Mapping program) {
        String text = program.optional("output").map(YamlNode::text).orElse("");
        if (program.optional("timed-out").map(YamlNode::truth).orElse(false)) {
            if (program.optional("exit").isPresent()) {
                throw new MalformedFile(program.keyPosition("exit"), "what was killed has no `exit`", List.of());
            }
            return new Probe.Output(-1, text, true);
        }
        return new Probe.Output(
                program.optional("exit").map(CaptureReader::exitCode).orElse(0), text, false);
    }

    /** Windows ends what crashed with the number of a failure, which is negative as a signed number of 32 bits. */
    private static int exitCode(YamlNode node) {
        try {
            return Integer.parseInt(node.text().startsWith("+") ? "" : node.text());
        } catch (NumberFormatException e) {
            throw node.failure("`exit` is a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
    }
}
