package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code registries}: an alias and a URL, or {@code {url, groups}}, or {@code {maven, url, groups}}. */
final class RegistryReader {
    private static final Set<String> KEYS = Set.of("url", "maven", "groups");
    private static final Pattern GROUP = Pattern.compile("\\*|[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}?(\\.\\*)?");

    private RegistryReader() {}

    static List<RegistryDeclaration> list(YamlNode node) {
        YamlNode.Mapping mapping = node.mapping();
        List<RegistryDeclaration> registries = new ArrayList<>();
        mapping.entries().forEach((name, value) -> registries.add(one(alias(mapping, name), value)));
        return registries;
    }

    private static RegistryAlias alias(YamlNode.Mapping mapping, String name) {
        try {
            return new RegistryAlias(name);
        } catch (MalformedText malformed) {
            throw new MalformedFile(mapping.keyPosition(name), malformed.getMessage(), malformed.hints());
        }
    }

    private static RegistryDeclaration one(RegistryAlias alias, YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return new RegistryDeclaration(alias, node.parse(RegistryLocation.Cm::new), List.of());
        }
        YamlNode.Mapping mapping = node.mapping();
        mapping.rejectUnknown(KEYS);
        List<YamlNode> groups = mapping.optional("groups").map(YamlNode::list).orElse(List.of());
        return new RegistryDeclaration(
                alias,
                location(mapping),
                groups.stream().map(group -> group.parse(RegistryReader::group)).toList());
    }

    private static RegistryLocation location(YamlNode.Mapping node) {
        Optional<YamlNode> maven = node.optional("maven");
        if (maven.isEmpty()) {
            return node.required("url").parse(RegistryLocation.Cm::new);
        }
        RegistryLocation.PlainMaven configured = maven.get().parse(id -> new RegistryLocation.PlainMaven(id, ""));
        return node.optional("url")
                .map(url -> url.parse(text -> new RegistryLocation.PlainMaven(configured.id(), text)))
                .orElse(configured);
    }

    private static String group(String text) {
        if (!GROUP.matcher(text).matches()) {
            throw new MalformedText(
                    "pattern of groups", text, "a group such as `org.mlcommons` or `org.mlcommons.*` is wanted");
        }
        return text;
    }
}
