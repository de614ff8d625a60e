package org.collectivemind.format.manifest;

import static org.collectivemind.format.manifest.ManifestWriter.putUnlessEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;

/** What {@link ManifestWriter} prints for relations to other packages. */
final class RelationsTree {
    private RelationsTree() {}

    static void put(Map<String, Object> tree, Relations relations) {
        putUnlessEmpty(tree, "dependencies", dependencies(relations.dependencies()));
        Map<String, Object> features = new LinkedHashMap<>();
        relations.features().forEach((name, list) -> features.put(name.text(), dependencies(list)));
        putUnlessEmpty(tree, "features", features);
        putUnlessEmpty(tree, "conflicts", matches(relations.conflicts()));
        putUnlessEmpty(tree, "constrains", matches(relations.constrains()));
        putUnlessEmpty(
                tree,
                "provides",
                relations.provides().stream().map(Capability::toString).toList());
        putUnlessEmpty(
                tree,
                "coherent",
                relations.coherent().stream().map(AttributeKey::text).toList());
    }

    static List<Object> dependencies(List<Dependency> dependencies) {
        return dependencies.stream().map(RelationsTree::dependency).toList();
    }

    static Object dependency(Dependency dependency) {
        if (dependency instanceof PackageDependency on) {
            return on.select().isEmpty() && on.alias().isEmpty() ? on.toString() : mapping(on);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        if (dependency instanceof CapabilityDependency on) {
            tree.put("capability", on.capability().text());
            putVersion(tree, on.constraint());
        } else if (dependency instanceof TagDependency on) {
            tree.put("tags", List.copyOf(on.tags()));
            putSelect(tree, on.select());
        } else if (dependency instanceof AnyOf on) {
            tree.put("any", dependencies(on.options()));
        } else {
            throw new IllegalStateException("unknown dependency " + dependency);
        }
        return tree;
    }

    static Map<String, Object> mapping(PackageDependency dependency) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("package", dependency.name().toString());
        putVersion(tree, dependency.constraint());
        putSelect(tree, dependency.select());
        putUnlessEmpty(
                tree,
                "features",
                dependency.features().stream().map(FeatureName::text).toList());
        putUnlessEmpty(tree, "as", dependency.alias().map(Alias::text).orElse(""));
        return tree;
    }

    static List<Object> matches(List<PackageMatch> matches) {
        return matches.stream().map(RelationsTree::match).toList();
    }

    private static Object match(PackageMatch match) {
        if (match.select().isEmpty()) {
            return match.toString();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("package", match.name().toString());
        putVersion(tree, match.constraint());
        putSelect(tree, match.select());
        return tree;
    }

    private static void putVersion(Map<String, Object> tree, Constraint constraint) {
        if (!constraint.equals(Constraint.ANY)) {
            tree.put("version", constraint.text());
        }
    }

    private static void putSelect(Map<String, Object> tree, Attributes select) {
        putUnlessEmpty(tree, "select", ManifestWriter.plain(select));
    }
}
