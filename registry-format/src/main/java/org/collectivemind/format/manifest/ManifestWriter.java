package org.collectivemind.format.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.yaml.YamlWriter;

/** Prints a manifest as the canonical text of a {@code cm.yaml}; {@link ManifestReader} reads the same manifest back. */
public final class ManifestWriter {
    private ManifestWriter() {}

    public static String write(Manifest manifest) {
        Map<String, Object> tree = manifest instanceof PackageManifest described
                ? described(described)
                : ProjectTree.of((ProjectManifest) manifest);
        return YamlWriter.write(tree);
    }

    private static Map<String, Object> described(PackageManifest manifest) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("name", manifest.coordinate().name().toString());
        header.put("version", manifest.coordinate().version().text());
        header.put("kind", manifest.kind().id());
        putUnlessEmpty(header, "description", manifest.description());
        putUnlessEmpty(header, "license", manifest.license());
        putUnlessEmpty(header, "tags", manifest.tags());
        putUnlessEmpty(header, "meta", manifest.meta().values());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("package", header);
        putUnlessEmpty(tree, "attributes", attributes(manifest));
        manifest.resources().ifPresent(resources -> tree.put("resources", ResourcesTree.of(resources)));
        if (!manifest.variants().equals(List.of(VariantDeclaration.only()))) {
            putUnlessEmpty(
                    tree,
                    "variants",
                    manifest.variants().stream()
                            .map(variant -> VariantTree.of(variant, manifest.axes()))
                            .toList());
        }
        putUnlessEmpty(
                tree,
                "exclude",
                manifest.exclude().stream().map(ManifestWriter::plain).toList());
        RelationsTree.put(tree, manifest.relations());
        manifest.detect().ifPresent(rule -> tree.put("detect", DetectTree.of(rule)));
        putUnlessEmpty(tree, "exports", exports(manifest.exports()));
        return tree;
    }

    private static Map<String, Object> attributes(PackageManifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        manifest.axes().forEach(axis -> tree.put(axis.key().text(), axis(axis)));
        tree.putAll(plain(manifest.facts()));
        return tree;
    }

    private static Object axis(Axis axis) {
        if (axis.defaultValue().isEmpty() && !axis.substitutable()) {
            return axis.values();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("values", axis.values());
        axis.defaultValue().ifPresent(value -> tree.put("default", value));
        if (axis.substitutable()) {
            tree.put("substitutable", true);
        }
        return tree;
    }

    static Map<String, Object> plain(Attributes attributes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        attributes.values().forEach((key, value) -> tree.put(key.text(), value));
        return tree;
    }

    static Map<String, Object> exports(Exports exports) {
        Map<String, Object> tree = new LinkedHashMap<>();
        putUnlessEmpty(tree, "env", exports.env());
        Map<String, Object> prepend = new LinkedHashMap<>();
        exports.prepend().forEach((variable, paths) -> prepend.put(variable, texts(paths)));
        putUnlessEmpty(tree, "prepend", prepend);
        putUnlessEmpty(tree, "path", texts(exports.path()));
        putUnlessEmpty(tree, "commands", exports.commands());
        return tree;
    }

    private static List<String> texts(List<EntryPath> paths) {
        return paths.stream().map(EntryPath::text).toList();
    }

    static void putUnlessEmpty(Map<String, Object> tree, String key, Object value) {
        if (!value.equals("") && !value.equals(List.of()) && !value.equals(Map.of())) {
            tree.put(key, value);
        }
    }
}
