package org.collectivemind.format.manifest;

import static org.collectivemind.format.manifest.ManifestWriter.putUnlessEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.requirement.Requirement;

/** What {@link ManifestWriter} prints for a variant and its sources. */
final class VariantTree {
    private VariantTree() {}

    static Map<String, Object> of(VariantDeclaration variant, List<Axis> axes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (variant.when().isEmpty() || !variant.id().equals(VariantDeclaration.idOf(axes, variant.when()))) {
            tree.put("id", variant.id().text());
        }
        putUnlessEmpty(tree, "when", ManifestWriter.plain(variant.when()));
        if (!variant.requires().equals(Requirement.ALWAYS)) {
            tree.put("requires", variant.requires().text());
        }
        variant.resources().ifPresent(resources -> tree.put("resources", ResourcesTree.of(resources)));
        putUnlessEmpty(tree, "files", variant.files());
        putUnlessEmpty(
                tree,
                "sources",
                variant.sources().stream().map(VariantTree::source).toList());
        RelationsTree.put(tree, variant.relations());
        putUnlessEmpty(tree, "exports", ManifestWriter.exports(variant.exports()));
        return tree;
    }

    private static Map<String, Object> source(SourceDeclaration source) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (source.origin() instanceof PayloadOrigin.Url url) {
            tree.put("url", url.uri().toString());
        } else if (source.origin() instanceof PayloadOrigin.Maven maven) {
            tree.put("maven", maven.artifact().toString());
            putUnlessEmpty(tree, "repository", maven.repository().equals("central") ? "" : maven.repository());
        }
        source.sha256().ifPresent(digest -> tree.put("sha256", digest.hex()));
        source.size().ifPresent(size -> tree.put("size", size));
        source.path().ifPresent(path -> tree.put("path", path.text()));
        if (source.format() != Payload.Format.RAW) {
            tree.put("format", source.format().id());
            tree.put("entries", entries(source.entries()));
        }
        return tree;
    }

    private static Object entries(List<EntrySelection> entries) {
        if (entries.stream().allMatch(entry -> entry.to().isEmpty())) {
            return entries.stream().map(EntrySelection::glob).toList();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        entries.forEach(entry -> tree.put(entry.glob(), entry.to()));
        return tree;
    }
}
