package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.Meta;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.yaml.YamlNode;

/** Reads the manifest of a package, and checks that its variants fill the matrix of its axes. */
final class PackageReader {
    static final Set<String> KEYS =
            RelationsReader.keysWith("package", "attributes", "resources", "variants", "exclude", "detect", "exports");
    private static final Set<String> PACKAGE_KEYS =
            Set.of("name", "version", "kind", "description", "license", "tags", "meta");

    private final YamlNode.Mapping root;
    private final YamlNode.Mapping header;

    PackageReader(YamlNode.Mapping root) {
        this.root = root;
        this.header = root.required("package").mapping();
    }

    PackageManifest read() {
        header.rejectUnknown(PACKAGE_KEYS);
        PackageName name = header.required("name").parse(PackageName::parse);
        Coordinate coordinate = new Coordinate(name, header.required("version").parse(VersionScheme.CM::parse));
        Kind kind = Choice.read(header.required("kind"), "kind of package", Kind.values(), Kind::id);
        RelationsReader relations = new RelationsReader(coordinate);
        Optional<AttributesReader> attributes =
                root.optional("attributes").map(node -> AttributesReader.read(node.mapping()));
        attributes.ifPresent(this::rejectOrigin);
        List<Axis> axes = attributes.map(AttributesReader::axes).orElse(List.of());
        List<VariantDeclaration> variants = variants(axes, relations);
        List<Attributes> exclude = exclude(axes);
        new Matrix(axes, variants, exclude).check(root);
        return new PackageManifest(
                coordinate,
                kind,
                header.optional("description").map(YamlNode::text).orElse(""),
                header.optional("license").map(YamlNode::text).orElse(""),
                header.optional("tags").map(YamlNode::texts).orElse(List.of()),
                header.optional("meta").map(PackageReader::meta).orElse(Meta.NONE),
                axes,
                attributes.map(AttributesReader::facts).orElse(Attributes.NONE),
                root.optional("resources").map(ResourcesReader::read),
                variants,
                exclude,
                relations.read(root),
                root.optional("detect").map(DetectReader::read),
                root.optional("exports").map(ExportsReader::read).orElse(Exports.NONE));
    }

    /** What is published says nothing of where it comes from: only what a machine has is told by it. */
    private void rejectOrigin(AttributesReader attributes) {
        boolean stated = attributes.facts().get(Variant.ORIGIN).isPresent()
                || attributes.axes().stream().anyMatch(axis -> axis.key().equals(Variant.ORIGIN));
        if (stated) {
            throw root.required("attributes")
                    .failure(
                            "`" + Variant.ORIGIN + "` is not the publisher's to state",
                            "`detect` says how a machine that has the program is told");
        }
    }

    private List<VariantDeclaration> variants(List<Axis> axes, RelationsReader relations) {
        List<VariantDeclaration> variants = root.optional("variants")
                .map(new VariantReader(axes, relations)::list)
                .orElse(List.of());
        if (variants.stream().anyMatch(variant -> variant.id().text().equals(Variant.SYSTEM))) {
            throw root.required("variants")
                    .failure(
                            "`" + Variant.SYSTEM + "` is the id of what a machine already has",
                            "give the variant another `id`");
        }
        return variants.isEmpty() && axes.isEmpty() ? List.of(VariantDeclaration.only()) : variants;
    }

    private List<Attributes> exclude(List<Axis> axes) {
        List<Attributes> exclude = new ArrayList<>();
        root.optional("exclude").map(YamlNode::list).orElse(List.of()).forEach(item -> {
            Attributes place = AttributesReader.place(item, axes);
            if (place.isEmpty()) {
                throw item.failure("an item of `exclude` names no axis");
            }
            exclude.add(place);
        });
        return exclude;
    }

    private static Meta meta(YamlNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.mapping().entries().forEach((key, value) -> values.put(key, value.toPlain()));
        return new Meta(values);
    }
}
