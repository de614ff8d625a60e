package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.yaml.YamlNode;

/**
 * Reads dependencies: {@code group:name[feature]@constraint#attribute=value}, or a mapping that says by its first key what it is
 * on.
 */
final class DependencyReader {
    private DependencyReader() {}

    /** A list in which no two are on the same. */
    static List<Dependency> list(YamlNode node) {
        List<Dependency> dependencies = new ArrayList<>();
        Set<Object> places = new HashSet<>();
        for (YamlNode item : node.list()) {
            Dependency dependency = one(item);
            Object place = place(dependency);
            if (!places.add(place)) {
                throw item.failure("`" + place + "` is a dependency twice", hints(dependency));
            }
            dependencies.add(dependency);
        }
        return dependencies;
    }

    /** Of what there is at most one in a list. */
    private static Object place(Dependency dependency) {
        if (dependency instanceof PackageDependency on) {
            return on.slot();
        }
        return dependency instanceof CapabilityDependency on ? on.capability() : dependency;
    }

    private static String[] hints(Dependency dependency) {
        String join = "join the constraints with a comma: `>=1,<2`";
        if (dependency instanceof PackageDependency on) {
            return on.alias().isPresent()
                    ? new String[] {"give each an alias of its own"}
                    : new String[] {join, "or take it once more beside itself, under a name of its own: `as: NAME`"};
        }
        return dependency instanceof CapabilityDependency ? new String[] {join} : new String[0];
    }

    private static Dependency one(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return node.parse(DependencyReader::parse);
        }
        YamlNode.Mapping mapping = node.mapping();
        return switch (DependencyKind.of(mapping)) {
            case PACKAGE ->
                new PackageDependency(
                        mapping.required("package").parse(PackageName::parse),
                        constraint(mapping),
                        select(mapping),
                        mapping.optional("features")
                                .map(DependencyReader::features)
                                .orElse(Collections.emptySortedSet()),
                        mapping.optional("as").map(alias -> alias.parse(Alias::parse)));
            case CAPABILITY ->
                new CapabilityDependency(
                        mapping.required("capability").parse(CapabilityName::parse), constraint(mapping));
            case TAGS -> new TagDependency(tags(mapping.required("tags")), select(mapping));
            case ANY -> any(mapping.required("any"));
        };
    }

    private static AnyOf any(YamlNode node) {
        List<Dependency> options = new ArrayList<>();
        for (YamlNode item : node.list()) {
            Dependency option = one(item);
            if (option instanceof AnyOf) {
                throw item.failure("`any` stands inside `any`", "list its options in the outer one");
            }
            if (options.contains(option)) {
                throw item.failure("`" + option + "` is listed twice");
            }
            options.add(option);
        }
        if (options.size() < 2) {
            throw node.failure(
                    "`any` lists two dependencies or more, best first", "one alone is written without `any`");
        }
        return new AnyOf(options);
    }

    private static SortedSet<String> tags(YamlNode node) {
        SortedSet<String> tags = new TreeSet<>();
        for (YamlNode item : node.list()) {
            if (item.text().isBlank()) {
                throw item.failure("a tag is empty");
            }
            if (!tags.add(item.text())) {
                throw item.failure("`" + item.text() + "` is listed twice");
            }
        }
        if (tags.isEmpty()) {
            throw node.failure("`tags` lists one tag or more");
        }
        return tags;
    }

    private static SortedSet<FeatureName> features(YamlNode node) {
        SortedSet<FeatureName> features = new TreeSet<>();
        for (YamlNode item : node.list()) {
            if (!features.add(item.parse(FeatureName::parse))) {
                throw item.failure("`" + item.text() + "` is listed twice");
            }
        }
        return features;
    }

    static Constraint constraint(YamlNode.Mapping mapping) {
        return mapping.optional("version")
                .map(version -> version.parse(Constraint::parse))
                .orElse(Constraint.ANY);
    }

    static Attributes select(YamlNode.Mapping mapping) {
        return mapping.optional("select").map(AttributesReader::plain).orElse(Attributes.NONE);
    }

    private static PackageDependency parse(String text) {
        PackageSpec spec = PackageSpec.parse(text);
        return new PackageDependency(
                name(spec, "dependency", text), spec.constraint(), checked(spec), spec.features(), spec.alias());
    }

    /** @param kind what the text should be, for messages */
    static PackageName name(PackageSpec spec, String kind, String text) {
        return spec.packageName()
                .orElseThrow(() -> new MalformedText(
                        kind, text, "a manifest names the group too", List.of("write `group:" + text + "`")));
    }

    /** What a specification selects, held against the catalog. */
    static Attributes checked(PackageSpec spec) {
        // No method reference: it would read the catalog even where nothing is selected.
        spec.select().values().forEach((key, value) -> CatalogCheck.CHECK.value(key, value));
        return spec.select();
    }
}
