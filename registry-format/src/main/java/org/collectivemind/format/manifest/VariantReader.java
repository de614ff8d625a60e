package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code variants}: what is built, each with an id of its own. */
final class VariantReader {
    private static final Set<String> KEYS =
            RelationsReader.keysWith("id", "when", "requires", "resources", "files", "sources", "exports");

    private final List<Axis> axes;
    private final RelationsReader relations;

    VariantReader(List<Axis> axes, RelationsReader relations) {
        this.axes = axes;
        this.relations = relations;
    }

    List<VariantDeclaration> list(YamlNode node) {
        List<VariantDeclaration> variants = new ArrayList<>();
        Map<VariantId, Integer> lines = new HashMap<>();
        for (YamlNode item : node.list()) {
            VariantDeclaration variant = one(item.mapping());
            Integer before = lines.putIfAbsent(variant.id(), item.position().line());
            if (before != null) {
                throw item.failure(
                        "two variants have the id `" + variant.id() + "`",
                        "the first begins at line " + before,
                        "give each an `id`, or values of its own under `when`");
            }
            variants.add(variant);
        }
        return variants;
    }

    private VariantDeclaration one(YamlNode.Mapping node) {
        node.rejectUnknown(KEYS);
        Attributes when = node.optional("when")
                .map(place -> AttributesReader.place(place, axes))
                .orElse(Attributes.NONE);
        VariantId id = node.optional("id")
                .map(given -> given.parse(VariantId::parse))
                .orElseGet(() -> node.check(() -> VariantDeclaration.idOf(axes, when)));
        return new VariantDeclaration(
                id,
                when,
                node.optional("requires").map(RequiresReader::read).orElse(Requirement.ALWAYS),
                node.optional("resources").map(ResourcesReader::read),
                node.optional("files").map(VariantReader::files).orElse(List.of()),
                node.optional("sources").map(VariantReader::sources).orElse(List.of()),
                relations.read(node),
                node.optional("exports").map(ExportsReader::read).orElse(Exports.NONE));
    }

    private static List<String> files(YamlNode node) {
        return node.list().stream()
                .map(item -> item.parse(text -> PathPattern.check("file path", text)))
                .toList();
    }

    private static List<SourceDeclaration> sources(YamlNode node) {
        return node.list().stream().map(SourceReader::read).toList();
    }
}
