package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.PlatformFile;
import org.collectivemind.format.platform.Presets;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code targets}: {@code [host]}, or names with {@code host}, {@code {platform: file}}, {@code {preset: name}} or facts. */
final class TargetReader {
    static final TargetDeclaration HOST = new TargetDeclaration(TargetName.HOST, new TargetDeclaration.Source.Host());
    private static final String PLATFORM = "platform";
    private static final String PRESET = "preset";
    private static final String SET = "set";

    private TargetReader() {}

    static List<TargetDeclaration> list(YamlNode node) {
        List<TargetDeclaration> targets = new ArrayList<>();
        if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> targets.add(listed(item)));
        } else {
            YamlNode.Mapping mapping = node.mapping();
            mapping.entries().forEach((name, value) -> targets.add(one(name(mapping, name), value)));
        }
        if (targets.isEmpty() || targets.stream().distinct().count() != targets.size()) {
            throw node.failure(
                    "`targets` names one target or more, each once", "leave it out to lock for this machine");
        }
        return targets;
    }

    private static TargetDeclaration listed(YamlNode item) {
        if (!item.text().equals(TargetName.HOST.text())) {
            throw item.failure(
                    "target `" + item.text() + "` is not described",
                    "write `targets: {" + item.text() + ": {platform: " + item.text() + ".yaml}}`");
        }
        return HOST;
    }

    private static TargetName name(YamlNode.Mapping mapping, String name) {
        try {
            return new TargetName(name);
        } catch (MalformedText malformed) {
            throw new MalformedFile(mapping.keyPosition(name), malformed.getMessage(), malformed.hints());
        }
    }

    private static TargetDeclaration one(TargetName name, YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            if (!node.text().equals(TargetName.HOST.text())) {
                throw node.failure(
                        "target `" + name + "` is `host` or a mapping, not `" + node.text() + "`",
                        Presets.has(node.text())
                                ? "a preset is written `{preset: " + node.text() + "}`"
                                : "a platform file is written `{platform: " + node.text() + "}`");
            }
            return new TargetDeclaration(name, new TargetDeclaration.Source.Host());
        }
        YamlNode.Mapping mapping = node.mapping();
        if (mapping.optional(PLATFORM).isPresent()) {
            mapping.rejectUnknown(Set.of(PLATFORM, SET));
            String path = mapping.required(PLATFORM).text();
            return new TargetDeclaration(name, new TargetDeclaration.Source.PlatformFile(path, set(mapping)));
        }
        if (mapping.optional(PRESET).isPresent()) {
            mapping.rejectUnknown(Set.of(PRESET, SET));
            return new TargetDeclaration(name, preset(mapping.required(PRESET), set(mapping)));
        }
        return new TargetDeclaration(name, new TargetDeclaration.Source.Inline(PlatformFile.inline(name.text(), node)));
    }

    private static TargetDeclaration.Source.Preset preset(YamlNode name, Overrides set) {
        try {
            return new TargetDeclaration.Source.Preset(
                    Presets.named(name.text()).name(), set);
        } catch (MalformedText unknown) {
            throw new MalformedFile(name.position(), unknown.getMessage(), unknown.hints());
        }
    }

    private static Overrides set(YamlNode.Mapping target) {
        List<Assertion> assertions = new ArrayList<>();
        target.optional(SET).ifPresent(node -> {
            YamlNode.Mapping set = node.mapping();
            set.entries().forEach((key, value) -> assertions.add(assertion(set, key, value)));
        });
        return new Overrides(assertions);
    }

    private static Assertion assertion(YamlNode.Mapping set, String key, YamlNode value) {
        List<YamlNode> values = value instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(value);
        try {
            String text = values.stream().map(YamlNode::text).collect(Collectors.joining(","));
            return Assertion.of(key, text, value.position().file());
        } catch (MalformedText malformed) {
            throw new MalformedFile(set.keyPosition(key), malformed.getMessage(), malformed.hints());
        }
    }
}
