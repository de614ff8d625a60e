package org.collectivemind.format.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code policy}: a project's choices for the resolver. */
final class PolicyReader {
    private static final Set<String> KEYS = Set.of(
            "prereleases",
            "prefer",
            "resolution",
            "unify",
            "exclude-newer",
            "minimum-age",
            "overrides",
            "constraints",
            "excludes",
            "devices",
            "allow",
            "free",
            "params",
            "system");

    private PolicyReader() {}

    static Policy read(YamlNode node) {
        YamlNode.Mapping policy = node.mapping();
        policy.rejectUnknown(KEYS);
        return new Policy(
                names(policy, "prereleases"),
                policy.optional("prefer").map(AttributesReader::plain).orElse(Attributes.NONE),
                policy.optional("resolution")
                        .map(word -> Choice.read(word, "resolution mode", ResolutionMode.values(), ResolutionMode::id))
                        .orElse(ResolutionMode.HIGHEST),
                policy.optional("unify")
                        .map(word -> Choice.read(word, "way to unify", Unify.values(), Unify::id))
                        .orElse(Unify.PREFER),
                policy.optional("exclude-newer").map(date -> date.parse(CutoffText::parse)),
                policy.optional("minimum-age").map(age -> age.parse(AgeText::parse)),
                policy.optional("overrides").map(PolicyReader::overrides).orElse(List.of()),
                policy.optional("constraints").map(PackageMatchReader::list).orElse(List.of()),
                names(policy, "excludes"),
                LeewayReader.read(policy));
    }

    private static SortedSet<PackageName> names(YamlNode.Mapping policy, String key) {
        SortedSet<PackageName> names = new TreeSet<>();
        policy.optional(key)
                .map(YamlNode::list)
                .orElse(List.of())
                .forEach(name -> names.add(name.parse(PackageName::parse)));
        return names;
    }

    private static List<PackageMatch> overrides(YamlNode node) {
        List<PackageMatch> overrides = PackageMatchReader.list(node);
        Set<PackageName> names = new HashSet<>();
        for (int i = 0; i < overrides.size(); i++) {
            PackageName name = overrides.get(i).name();
            if (!names.add(name)) {
                throw node.list().get(i).failure("`" + name + "` is overridden twice");
            }
        }
        return overrides;
    }
}
