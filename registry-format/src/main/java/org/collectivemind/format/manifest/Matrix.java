package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.yaml.YamlNode;

/**
 * The combinations of all values of the axes. Each is built by a variant or excluded, so that a forgotten build is noticed by its
 * author and not by a user. A place that leaves an axis out stands for all its values.
 */
record Matrix(List<Axis> axes, List<VariantDeclaration> variants, List<Attributes> exclude) {
    private static final int LARGEST = 10_000;
    private static final int SHOWN = 5;

    /** @param root of the file, for the places of what is wrong */
    void check(YamlNode.Mapping root) {
        ManifestPositions positions = new ManifestPositions(root);
        rejectExcludedVariants(positions);
        long size = 1;
        for (Axis axis : axes) {
            size *= axis.values().size();
            if (size > LARGEST) {
                throw new MalformedFile(
                        positions.of("attributes"),
                        "the axes have more than " + LARGEST + " combinations",
                        List.of("make attributes that do not vary on their own plain facts"));
            }
        }
        List<Attributes> holes = combinations().stream().filter(this::missing).toList();
        if (!holes.isEmpty()) {
            throw new MalformedFile(
                    place(root),
                    "no variant is built for " + shown(holes),
                    List.of("add the missing variants, or list under `exclude` what is not published"));
        }
    }

    private static SourcePosition place(YamlNode.Mapping root) {
        return root.keyPosition(root.optional("variants").isPresent() ? "variants" : "attributes");
    }

    private void rejectExcludedVariants(ManifestPositions positions) {
        for (int i = 0; i < variants.size(); i++) {
            for (Attributes excluded : exclude) {
                if (covers(excluded, variants.get(i).when())) {
                    throw new MalformedFile(
                            positions.of("variants[" + i + "]"),
                            "variant `" + variants.get(i).id() + "` is listed under `exclude` as " + excluded,
                            List.of());
                }
            }
        }
    }

    private boolean missing(Attributes combination) {
        return variants.stream().noneMatch(variant -> covers(variant.when(), combination))
                && exclude.stream().noneMatch(excluded -> covers(excluded, combination));
    }

    private static boolean covers(Attributes place, Attributes combination) {
        return combination.values().entrySet().containsAll(place.values().entrySet());
    }

    private List<Attributes> combinations() {
        List<SortedMap<AttributeKey, String>> combinations = List.of(new TreeMap<>());
        for (Axis axis : axes) {
            List<SortedMap<AttributeKey, String>> longer = new ArrayList<>();
            for (Map<AttributeKey, String> shorter : combinations) {
                for (String value : axis.values()) {
                    SortedMap<AttributeKey, String> combination = new TreeMap<>(shorter);
                    combination.put(axis.key(), value);
                    longer.add(combination);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(Attributes::new).toList();
    }

    private static String shown(List<Attributes> holes) {
        String first = holes.stream().limit(SHOWN).map(hole -> "`" + hole + "`").collect(Collectors.joining(", "));
        return holes.size() > SHOWN ? first + " and " + (holes.size() - SHOWN) + " more" : first;
    }
}
