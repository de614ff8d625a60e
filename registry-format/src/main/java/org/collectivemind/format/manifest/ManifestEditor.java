package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;
import org.collectivemind.format.yaml.YamlText;
import org.collectivemind.format.yaml.YamlWriter;

/**
 * Changes the text of a {@code cm.yaml} and keeps its comments and layout. Each edit is proven by reading the new text: it must
 * say exactly what was asked and nothing else, or the edit fails as {@link UneditableManifest}.
 */
public final class ManifestEditor {
    private static final String DEPENDENCIES = "dependencies";

    private final EditedText edited;
    private final YamlNode.Mapping root;
    private final Manifest before;
    private final String fileName;

    private ManifestEditor(String text, String fileName) {
        this.edited = new EditedText(text);
        this.before = ManifestReader.read(text, fileName).manifest();
        this.root = YamlReader.read(text, fileName).mapping();
        this.fileName = fileName;
    }

    /** Adds a dependency, or puts it in the place of the one on the same package under the same alias. */
    public static String addDependency(String text, String fileName, PackageDependency dependency) {
        return new ManifestEditor(text, fileName).add(dependency);
    }

    /** @throws MalformedText where no dependency is on that package under that alias */
    public static String removeDependency(String text, String fileName, PackageSlot slot) {
        return new ManifestEditor(text, fileName).remove(slot);
    }

    /**
     * Writes hash and size of an upstream payload.
     *
     * @param variant index into the variants of the manifest
     * @param source index into the sources of that variant; both must be there
     * @param size in bytes
     */
    public static String setSourcePin(String text, String fileName, int variant, int source, Digest sha256, long size) {
        return new ManifestEditor(text, fileName).pin(variant, source, sha256, size);
    }

    private String add(PackageDependency dependency) {
        // What the reader would refuse is the dependency's fault, not the layout's.
        dependency.select().values().forEach(CatalogCheck.CHECK::value);
        List<Dependency> dependencies = new ArrayList<>(ManifestChange.dependencies(before));
        int index = indexOf(dependency.slot());
        if (index < 0) {
            dependencies.add(dependency);
        } else {
            dependencies.set(index, dependency);
        }
        Manifest wanted = ManifestChange.withDependencies(before, dependencies);
        String line = "- " + inBlock(dependency);
        Optional<YamlNode> list = root.optional(DEPENDENCIES);
        if (list.isEmpty()) {
            return proven(
                    root.flow() ? edited.text() : edited.append(DEPENDENCIES + ":" + edited.lineBreak() + "  " + line),
                    wanted,
                    root.position(),
                    "write `" + line + "` under `dependencies:` yourself");
        }
        YamlNode.Sequence sequence = (YamlNode.Sequence) list.get();
        String text = index < 0
                ? added(sequence, dependency)
                : edited.replace(sequence.items().get(index), scalar(sequence, dependency));
        YamlNode place = index < 0 ? sequence : sequence.items().get(index);
        return proven(text, wanted, place.position(), "write `" + line + "` under `dependencies:` yourself");
    }

    private String added(YamlNode.Sequence list, PackageDependency dependency) {
        List<YamlNode> items = list.items();
        if (items.isEmpty()) {
            return edited.replace(list, "[" + inFlow(dependency) + "]");
        }
        YamlNode last = items.get(items.size() - 1);
        return list.flow()
                ? edited.insert(last.place().end(), ", " + inFlow(dependency))
                : edited.insertLineBehind(last, indent(list) + "- " + scalar(list, dependency));
    }

    private static String scalar(YamlNode.Sequence list, PackageDependency dependency) {
        return list.flow() ? inFlow(dependency) : inBlock(dependency);
    }

    private static String inFlow(PackageDependency dependency) {
        return inMapping(dependency) ? mapping(dependency) : YamlText.inFlow(dependency.toString());
    }

    private static String inBlock(PackageDependency dependency) {
        return inMapping(dependency) ? mapping(dependency) : YamlText.inBlock(dependency.toString());
    }

    /** An alias reads better there, and a value with the word that starts one would be taken for one. */
    private static boolean inMapping(PackageDependency dependency) {
        return dependency.alias().isPresent() || dependency.select().toString().contains(" as ");
    }

    private static String mapping(PackageDependency dependency) {
        return YamlWriter.inFlow(RelationsTree.mapping(dependency));
    }

    private String remove(PackageSlot slot) {
        int index = indexOf(slot);
        if (index < 0) {
            List<String> names = ManifestChange.dependencies(before).stream()
                    .flatMap(dependency -> dependency instanceof PackageDependency on
                            ? Stream.of(on.slot().toString())
                            : Stream.empty())
                    .toList();
            throw new MalformedText(
                    "dependency of `" + fileName + "`",
                    slot.toString(),
                    "it is not listed there",
                    NearestKey.hints(slot.toString(), names));
        }
        List<Dependency> dependencies = new ArrayList<>(ManifestChange.dependencies(before));
        dependencies.remove(index);
        YamlNode.Sequence list = (YamlNode.Sequence) root.required(DEPENDENCIES);
        YamlNode item = list.items().get(index);
        return proven(
                removed(list, index),
                ManifestChange.withDependencies(before, dependencies),
                item.position(),
                "remove `" + slot + "` from `dependencies:` yourself");
    }

    private String removed(YamlNode.Sequence list, int index) {
        List<YamlNode> items = list.items();
        YamlNode item = items.get(index);
        if (items.size() == 1) {
            return list.flow() ? edited.replace(list, "[]") : edited.removeLines(root.keyPosition(DEPENDENCIES), item);
        }
        if (!list.flow()) {
            return edited.removeLines(item.position(), item);
        }
        boolean last = index == items.size() - 1;
        SourcePosition start = last ? items.get(index - 1).place().end() : item.position();
        SourcePosition end = last ? item.place().end() : items.get(index + 1).position();
        return edited.replace(edited.offset(start), edited.offset(end), "");
    }

    private String pin(int variant, int source, Digest sha256, long size) {
        YamlNode node = root.required("variants")
                .list()
                .get(variant)
                .mapping()
                .required("sources")
                .list()
                .get(source);
        Manifest wanted = ManifestChange.withPin((PackageManifest) before, variant, source, sha256, size);
        UnaryOperator<String> hash = text -> put(text, variant, source, "sha256", YamlText.quoted(sha256.hex()));
        UnaryOperator<String> both = text -> put(hash.apply(text), variant, source, "size", Long.toString(size));
        return proven(
                both.apply(edited.text()),
                wanted,
                node.position(),
                "write `sha256: \"" + sha256 + "\"` and `size: " + size + "` there yourself");
    }

    private String put(String text, int variant, int source, String key, String value) {
        YamlNode.Mapping node = YamlReader.read(text, fileName)
                .mapping()
                .required("variants")
                .list()
                .get(variant)
                .mapping()
                .required("sources")
                .list()
                .get(source)
                .mapping();
        EditedText now = new EditedText(text);
        Optional<YamlNode> old = node.optional(key);
        if (old.isPresent()) {
            return now.replace(old.get(), value);
        }
        YamlNode last = List.copyOf(node.entries().values()).get(node.entries().size() - 1);
        return node.flow()
                ? now.insert(last.place().end(), ", " + key + ": " + value)
                : now.insertLineBehind(last, indent(node) + key + ": " + value);
    }

    private static String indent(YamlNode node) {
        return " ".repeat(node.position().column() - 1);
    }

    private int indexOf(PackageSlot slot) {
        List<Dependency> dependencies = ManifestChange.dependencies(before);
        for (int i = 0; i < dependencies.size(); i++) {
            if (dependencies.get(i) instanceof PackageDependency dependency
                    && dependency.slot().equals(slot)) {
                return i;
            }
        }
        return -1;
    }

    private String proven(String text, Manifest wanted, SourcePosition place, String hint) {
        return proven(text, fileName, wanted, place, hint);
    }

    static String proven(String text, String fileName, Manifest wanted, SourcePosition place, String hint) {
        Manifest after;
        try {
            after = ManifestReader.read(text, fileName).manifest();
        } catch (CmException broken) {
            throw new UneditableManifest(place, hint);
        }
        if (!after.equals(wanted)) {
            throw new UneditableManifest(place, hint);
        }
        return text;
    }
}
