package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.platform.PlatformFile;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code targets}: {@code [host]}, or names with {@code host}, {@code {platform: file}} or facts. */
final class TargetReader {
    static final TargetDeclaration HOST = new TargetDeclaration(TargetName.HOST, new TargetDeclaration.Source.Host());
    private static final String PLATFORM = "platform";

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
                        "a platform file is written `{platform: " + node.text() + "}`");
            }
            return new TargetDeclaration(name, new TargetDeclaration.Source.Host());
        }
        YamlNode.Mapping mapping = node.mapping();
        if (mapping.optional(PLATFORM).isPresent()) {
            mapping.rejectUnknown(Set.of(PLATFORM));
            String path = mapping.required(PLATFORM).text();
            return new TargetDeclaration(name, new TargetDeclaration.Source.PlatformFile(path));
        }
        return new TargetDeclaration(name, new TargetDeclaration.Source.Inline(PlatformFile.inline(name.text(), node)));
    }
}
