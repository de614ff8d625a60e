package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeClass;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.yaml.YamlNode;

/** Reads attributes: axes and plain facts of a package, places in its matrix, and wishes on dependencies. */
final class AttributesReader {
    private static final Set<String> AXIS_KEYS = Set.of("values", "default", "substitutable");

    private final List<Axis> axes = new ArrayList<>();
    private Attributes facts = Attributes.NONE;

    private AttributesReader() {}

    /** Reads the {@code attributes} of a package. */
    static AttributesReader read(YamlNode.Mapping node) {
        AttributesReader reader = new AttributesReader();
        node.entries().forEach((name, value) -> reader.add(key(node, name), value));
        return reader;
    }

    List<Axis> axes() {
        return axes;
    }

    Attributes facts() {
        return facts;
    }

    private void add(AttributeKey key, YamlNode value) {
        if (value instanceof YamlNode.Scalar) {
            facts = facts.with(one(key, value));
        } else {
            Axis axis = axis(key, value);
            requireMeaning(axis, value);
            axes.add(axis);
        }
    }

    /** A value that changes results is chosen by somebody: the user, or the publisher with a default. */
    private static void requireMeaning(Axis axis, YamlNode node) {
        boolean semantic = AttributeCatalog.builtIn()
                .definition(axis.key())
                .map(definition -> definition.attributeClass() == AttributeClass.SEMANTIC)
                .orElse(false);
        if (semantic && axis.values().size() > 1 && axis.defaultValue().isEmpty() && !axis.substitutable()) {
            throw node.failure(
                    "`" + axis.key() + "` changes results, so one of its values must be the default",
                    "write `{values: [" + String.join(", ", axis.values()) + "], default: "
                            + axis.values().get(0) + "}`",
                    "`substitutable: true` lets the resolver choose");
        }
    }

    private static Axis axis(AttributeKey key, YamlNode node) {
        if (node instanceof YamlNode.Sequence) {
            return node.check(() -> new Axis(key, values(key, node), Optional.empty(), false));
        }
        YamlNode.Mapping axis = node.mapping();
        axis.rejectUnknown(AXIS_KEYS);
        YamlNode values = axis.required("values");
        boolean substitutable =
                axis.optional("substitutable").map(YamlNode::truth).orElse(false);
        Axis plain = values.check(() -> new Axis(key, values(key, values), Optional.empty(), substitutable));
        return axis.optional("default")
                .map(given ->
                        given.check(() -> new Axis(key, plain.values(), Optional.of(given.text()), substitutable)))
                .orElse(plain);
    }

    private static List<String> values(AttributeKey key, YamlNode node) {
        node.list().forEach(value -> one(key, value));
        return node.texts();
    }

    /** Attributes of one value each. */
    static Attributes plain(YamlNode node) {
        YamlNode.Mapping mapping = node.mapping();
        Attributes all = Attributes.NONE;
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            all = all.with(one(key(mapping, entry.getKey()), entry.getValue()));
        }
        return all;
    }

    /** A place in the matrix: keys are axes, values are theirs. */
    static Attributes place(YamlNode node, List<Axis> axes) {
        YamlNode.Mapping mapping = node.mapping();
        List<String> known = axes.stream().map(axis -> axis.key().text()).toList();
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            Optional<Axis> axis = axes.stream()
                    .filter(candidate -> candidate.key().text().equals(entry.getKey()))
                    .findFirst();
            if (axis.isEmpty()) {
                throw new MalformedFile(
                        mapping.keyPosition(entry.getKey()),
                        "`" + entry.getKey() + "` is no axis of this package",
                        known.isEmpty()
                                ? List.of("give it several values under `attributes`")
                                : NearestKey.hints(entry.getKey(), known));
            }
            if (!axis.get().values().contains(entry.getValue().text())) {
                throw entry.getValue()
                        .failure(
                                "`" + entry.getValue().text() + "` is no value of `" + entry.getKey() + "`",
                                NearestKey.hints(
                                                entry.getValue().text(),
                                                axis.get().values())
                                        .toArray(String[]::new));
            }
        }
        return plain(node);
    }

    private static AttributeKey key(YamlNode.Mapping mapping, String name) {
        try {
            return CatalogCheck.CHECK.definition(AttributeKey.parse(name)).key();
        } catch (MalformedText malformed) {
            throw new MalformedFile(mapping.keyPosition(name), malformed.getMessage(), malformed.hints());
        }
    }

    private static Attributes one(AttributeKey key, YamlNode value) {
        return value.parse(text -> Attributes.of(Map.of(key, CatalogCheck.CHECK.value(key, text))));
    }
}
