package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.tool.DetectRule;
import org.collectivemind.format.tool.VersionPattern;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code detect}. The command alone is enough where it is also a fact's name. */
final class DetectReader {
    static final String ARGUMENT = "--version";
    private static final Set<String> KEYS =
            Set.of("command", "arguments", "version", "minimum", "fact", "variable", "paths");

    private DetectReader() {}

    static DetectRule read(YamlNode node) {
        YamlNode.Mapping detect = node.mapping();
        detect.rejectUnknown(KEYS);
        List<String> commands = oneOrMore(detect.required("command"), DetectRule::command);
        String argument =
                detect.optional("arguments").map(DetectReader::argument).orElse(ARGUMENT);
        VersionPattern version = detect.optional("version")
                .map(text -> text.parse(VersionPattern::parse))
                .orElse(VersionPattern.FIRST_NUMBER);
        Optional<DottedNumber> minimum = detect.optional("minimum").map(text -> text.parse(DottedNumber::parse));
        ToolName fact = detect.optional("fact")
                .map(name -> name.parse(ToolName::parse))
                .orElseGet(() -> detect.required("command").check(() -> ToolName.parse(commands.get(0))));
        Optional<String> variable = detect.optional("variable").map(YamlNode::text);
        List<String> paths = detect.optional("paths")
                .map(list -> oneOrMore(list, DetectRule::path))
                .orElse(List.of());
        YamlNode blamed = detect.optional("arguments").orElse(detect);
        return blamed.check(() -> new DetectRule(fact, commands, argument, version, minimum, variable, paths));
    }

    private static String argument(YamlNode node) {
        List<String> words = oneOrMore(node, Function.identity());
        if (words.size() != 1) {
            throw node.failure("one argument asks for a version, not " + words.size());
        }
        return words.get(0);
    }

    private static List<String> oneOrMore(YamlNode node, Function<String, String> parse) {
        return node instanceof YamlNode.Sequence sequence
                ? sequence.items().stream().map(item -> item.parse(parse)).toList()
                : List.of(node.parse(parse));
    }
}
