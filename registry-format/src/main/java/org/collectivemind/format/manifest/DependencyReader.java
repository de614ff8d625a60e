package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.yaml.YamlNode;

/** Reads dependencies: {@code group:name@constraint#attribute=value}, or {@code {package, version, select}}. */
final class DependencyReader {
    private static final Set<String> KEYS = Set.of("package", "version", "select");

    private DependencyReader() {}

    static List<Dependency> list(YamlNode node) {
        List<Dependency> dependencies = new ArrayList<>();
        Set<PackageName> names = new HashSet<>();
        for (YamlNode item : node.list()) {
            PackageDependency dependency = one(item);
            if (!names.add(dependency.name())) {
                throw item.failure(
                        "`" + dependency.name() + "` is a dependency twice",
                        "join the constraints with a comma: `>=1,<2`");
            }
            dependencies.add(dependency);
        }
        return dependencies;
    }

    private static PackageDependency one(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return node.parse(DependencyReader::parse);
        }
        YamlNode.Mapping mapping = node.mapping();
        mapping.rejectUnknown(KEYS);
        return new PackageDependency(
                mapping.required("package").parse(PackageName::parse),
                mapping.optional("version")
                        .map(version -> version.parse(Constraint::parse))
                        .orElse(Constraint.ANY),
                mapping.optional("select").map(AttributesReader::plain).orElse(Attributes.NONE));
    }

    private static PackageDependency parse(String text) {
        PackageSpec spec = PackageSpec.parse(text);
        PackageName name = spec.packageName()
                .orElseThrow(() -> new MalformedText(
                        "dependency", text, "a manifest names the group too", List.of("write `group:" + text + "`")));
        // No method reference: it would read the catalog even where nothing is selected.
        spec.select().values().forEach((key, value) -> CatalogCheck.CHECK.value(key, value));
        return new PackageDependency(name, spec.constraint(), spec.select(), spec.features(), spec.alias());
    }
}
