package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.yaml.YamlNode;

/** Reads what a package, or one of its variants, has to do with other packages. */
final class RelationsReader {
    private static final Set<String> KEYS =
            Set.of("dependencies", "features", "conflicts", "constrains", "provides", "coherent");

    private final Coordinate own;

    /** @param own the package that is described */
    RelationsReader(Coordinate own) {
        this.own = own;
    }

    /** The keys read here and {@code others}. */
    static Set<String> keysWith(String... others) {
        Set<String> keys = new HashSet<>(KEYS);
        keys.addAll(Arrays.asList(others));
        return Set.copyOf(keys);
    }

    Relations read(YamlNode.Mapping node) {
        return new Relations(
                node.optional("dependencies").map(DependencyReader::list).orElse(List.of()),
                node.optional("features").map(RelationsReader::features).orElse(new TreeMap<>()),
                node.optional("conflicts").map(this::matches).orElse(List.of()),
                node.optional("constrains").map(this::constrains).orElse(List.of()),
                node.optional("provides").map(this::provides).orElse(List.of()),
                node.optional("coherent").map(RelationsReader::coherent).orElse(new TreeSet<>()));
    }

    private static SortedMap<FeatureName, List<Dependency>> features(YamlNode node) {
        SortedMap<FeatureName, List<Dependency>> features = new TreeMap<>();
        YamlNode.Mapping mapping = node.mapping();
        mapping.entries().forEach((name, value) -> {
            try {
                features.put(FeatureName.parse(name), DependencyReader.list(value));
            } catch (MalformedText malformed) {
                throw new MalformedFile(mapping.keyPosition(name), malformed.getMessage(), malformed.hints());
            }
        });
        return features;
    }

    private List<PackageMatch> constrains(YamlNode node) {
        List<PackageMatch> matches = matches(node);
        for (int i = 0; i < matches.size(); i++) {
            PackageMatch match = matches.get(i);
            if (match.constraint().equals(Constraint.ANY) && match.select().isEmpty()) {
                throw node.list()
                        .get(i)
                        .failure(
                                "`" + match.name() + "` alone sets no bound",
                                "write which versions fit, as in `" + match.name() + "@>=2`");
            }
        }
        return matches;
    }

    private List<PackageMatch> matches(YamlNode node) {
        List<PackageMatch> matches = PackageMatchReader.list(node);
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).name().equals(own.name())) {
                throw node.list().get(i).failure("`" + own.name() + "` is this package itself");
            }
        }
        return matches;
    }

    private List<Capability> provides(YamlNode node) {
        List<Capability> provided = new ArrayList<>();
        Set<CapabilityName> names = new HashSet<>();
        for (YamlNode item : node.list()) {
            Capability capability = item.parse(this::capability);
            if (!names.add(capability.name())) {
                throw item.failure("`" + capability.name() + "` is provided twice");
            }
            provided.add(capability);
        }
        return provided;
    }

    private Capability capability(String text) {
        return text.indexOf('@') < 0
                ? new Capability(CapabilityName.parse(text), own.version())
                : Capability.parse(text);
    }

    private static SortedSet<AttributeKey> coherent(YamlNode node) {
        SortedSet<AttributeKey> keys = new TreeSet<>();
        for (YamlNode item : node.list()) {
            AttributeKey key = item.parse(text ->
                    CatalogCheck.CHECK.definition(AttributeKey.parse(text)).key());
            if (!keys.add(key)) {
                throw item.failure("`" + key + "` is listed twice");
            }
        }
        return keys;
    }
}
