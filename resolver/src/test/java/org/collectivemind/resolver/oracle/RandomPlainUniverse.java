package org.collectivemind.resolver.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.oracle.PlainUniverse.Build;
import org.collectivemind.resolver.oracle.PlainUniverse.Pack;
import org.collectivemind.resolver.oracle.PlainUniverse.Release;
import org.collectivemind.resolver.request.VariantEntry;

/** A universe for each seed, some easy, some without a solution, all of a few dozen packages. */
final class RandomPlainUniverse {
    private static final Requirement MAC = Requirement.parse("os = macos");
    private static final AttributeKey PRECISION = AttributeKey.parse("ml.precision");
    private final Random random;
    private final int packages;
    /** Of ten dependencies, how many are plain; the rest are alternatives, capabilities, tags, aliases and features. */
    private final int plain;

    private final int dense;
    private final int hostile;

    private RandomPlainUniverse(long seed) {
        random = new Random(seed);
        packages = 4 + random.nextInt(16);
        plain = 4 + random.nextInt(7);
        dense = 1 + random.nextInt(3);
        hostile = random.nextInt(4);
    }

    static PlainUniverse of(long seed) {
        return new RandomPlainUniverse(seed).universe();
    }

    private PlainUniverse universe() {
        List<Pack> packs = new ArrayList<>();
        for (int i = 0; i < packages; i++) {
            List<Release> releases = new ArrayList<>();
            for (int version = 1; version <= 1 + random.nextInt(5); version++) {
                releases.add(release(version));
            }
            packs.add(new Pack(name(i), releases));
        }
        return new PlainUniverse(packs, some(1 + random.nextInt(4), this::dependency));
    }

    private Release release(int version) {
        SortedSet<String> tags = new TreeSet<>(some(random.nextInt(3), () -> "t" + random.nextInt(3)));
        List<Build> builds = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Relations relations = relations();
            builds.add(new Build(
                    new VariantEntry(
                            new VariantId("v" + i),
                            random.nextInt(3) == 0 ? Attributes.NONE : Attributes.of(attribute()),
                            random.nextInt(8) == 0 ? MAC : Requirement.ALWAYS,
                            relations.provides(),
                            relations.coherent()),
                    relations));
        }
        return new Release(VersionScheme.CM.parse(version + ".0.0"), tags, builds);
    }

    private SortedMap<AttributeKey, String> attribute() {
        return new TreeMap<>(Collections.singletonMap(PRECISION, random.nextBoolean() ? "fp32" : "int8"));
    }

    private Relations relations() {
        SortedMap<FeatureName, List<Dependency>> features = new TreeMap<>();
        if (random.nextInt(4) == 0) {
            features.put(feature(), some(1, this::dependency));
        }
        return new Relations(
                some(random.nextInt(dense + 1), this::dependency),
                features,
                some(rarely(), this::match),
                some(rarely(), this::match),
                some(rarely(), () -> new Capability(capability(), VersionScheme.CM.parse(number() + ".0.0"))),
                random.nextInt(6) < hostile ? new TreeSet<>(List.of(PRECISION)) : new TreeSet<>());
    }

    private int rarely() {
        return random.nextInt(12) < hostile ? 1 : 0;
    }

    private Dependency dependency() {
        return switch (random.nextInt(10) < plain ? 0 : 1 + random.nextInt(5)) {
            case 1 -> new AnyOf(some(2 + random.nextInt(2), this::single));
            case 2 -> new CapabilityDependency(capability(), constraint());
            case 3 -> new TagDependency(new TreeSet<>(List.of("t" + random.nextInt(3))), Attributes.NONE);
            case 4 -> on(Optional.of(new Alias("other" + random.nextInt(2))), new TreeSet<>());
            case 5 -> on(Optional.empty(), new TreeSet<>(List.of(feature())));
            default -> on(Optional.empty(), new TreeSet<>());
        };
    }

    private Dependency single() {
        return random.nextInt(6) == 0
                ? new CapabilityDependency(capability(), constraint())
                : on(Optional.empty(), random.nextInt(5) == 0 ? new TreeSet<>(List.of(feature())) : new TreeSet<>());
    }

    private PackageDependency on(Optional<Alias> alias, SortedSet<FeatureName> features) {
        Attributes select = random.nextInt(12) == 0 ? Attributes.of(attribute()) : Attributes.NONE;
        return new PackageDependency(
                anyName(), constraint(), select, features, alias, Strength.HARD, Collections.emptySortedSet());
    }

    private PackageMatch match() {
        return new PackageMatch(anyName(), constraint(), Attributes.NONE);
    }

    private Constraint constraint() {
        int low = number();
        return Constraint.parse(
                switch (random.nextInt(5)) {
                    case 0 -> ">=" + low;
                    case 1 -> "<" + (low + 1);
                    case 2 -> ">=" + low + ",<" + (low + 2);
                    case 3 -> "!=" + low + ".0.0";
                    default -> "*";
                });
    }

    private int number() {
        return 1 + random.nextInt(5);
    }

    /** One more than there are: some dependencies are on packages nobody knows. */
    private PackageName anyName() {
        return name(random.nextInt(packages + (random.nextInt(10) == 0 ? 1 : 0)));
    }

    private static PackageName name(int index) {
        return new PackageName("org.sample", "p" + index);
    }

    private CapabilityName capability() {
        return new CapabilityName("c" + random.nextInt(3));
    }

    private FeatureName feature() {
        return new FeatureName("f" + random.nextInt(2));
    }

    private static <T> List<T> some(int count, Supplier<T> supplier) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(supplier.get());
        }
        return list;
    }
}
