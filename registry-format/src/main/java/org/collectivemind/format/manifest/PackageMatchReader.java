package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.yaml.YamlNode;

/** Reads which candidates of other packages are meant: {@code group:name@constraint#attribute=value} or {@code {package, …}}. */
final class PackageMatchReader {
    private static final Set<String> KEYS = Set.of("package", "version", "select");

    private PackageMatchReader() {}

    static List<PackageMatch> list(YamlNode node) {
        List<PackageMatch> matches = new ArrayList<>();
        for (YamlNode item : node.list()) {
            PackageMatch match = one(item);
            if (matches.contains(match)) {
                throw item.failure("`" + match + "` is listed twice");
            }
            matches.add(match);
        }
        return matches;
    }

    private static PackageMatch one(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return node.parse(PackageMatchReader::parse);
        }
        YamlNode.Mapping mapping = node.mapping();
        mapping.rejectUnknown(KEYS);
        return new PackageMatch(
                mapping.required("package").parse(PackageName::parse),
                DependencyReader.constraint(mapping),
                DependencyReader.select(mapping));
    }

    private static PackageMatch parse(String text) {
        PackageSpec spec = PackageSpec.parse(text);
        if (!spec.features().isEmpty() || spec.alias().isPresent()) {
            throw new MalformedText("choice of versions", text, "features and aliases belong to dependencies");
        }
        return new PackageMatch(
                DependencyReader.name(spec, "package", text), spec.constraint(), DependencyReader.checked(spec));
    }
}
