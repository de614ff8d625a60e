package org.collectivemind.format.release;

import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;

/** Relations and dependencies of every kind. */
public final class RelationsArbitraries {
    private RelationsArbitraries() {}

    public static Arbitrary<Constraint> constraints() {
        return Arbitraries.of("*", "^1.2", ">=1.16,<1.20", "==2012", "[1.0,2.0)", "~1.2 || 3.*")
                .map(Constraint::parse);
    }

    /** Dependencies that the first format of releases can say. */
    public static Arbitrary<PackageDependency> plainDependencies() {
        return Combinators.combine(
                        ReleaseArbitraries.names(),
                        constraints(),
                        ReleaseArbitraries.attributes(),
                        Arbitraries.of(PackageDependency.Strength.class),
                        ReleaseArbitraries.names().set().ofMaxSize(2))
                .as((name, constraint, select, strength, exclusions) ->
                        new PackageDependency(name, constraint, select, strength, new TreeSet<>(exclusions)));
    }

    public static Arbitrary<FeatureName> features() {
        return Arbitraries.of("calibration", "0_x", "a.b-c").map(FeatureName::parse);
    }

    private static Arbitrary<CapabilityName> capabilities() {
        return Arbitraries.of("blas", "onnx-runtime").map(CapabilityName::parse);
    }

    private static Arbitrary<Dependency> options() {
        Arbitrary<PackageDependency> packages = Combinators.combine(
                        plainDependencies(),
                        features().set().ofMaxSize(2),
                        Arbitraries.of("small", "0_x").map(Alias::parse).optional(0.4))
                .as((plain, features, alias) -> new PackageDependency(
                        plain.name(),
                        plain.constraint(),
                        plain.select(),
                        new TreeSet<>(features),
                        alias,
                        plain.strength(),
                        plain.exclusions()));
        return Arbitraries.oneOf(
                packages,
                Combinators.combine(capabilities(), constraints()).as(CapabilityDependency::new),
                Combinators.combine(
                                ReleaseArbitraries.texts().set().ofMinSize(1).ofMaxSize(3),
                                ReleaseArbitraries.attributes())
                        .as((tags, select) -> new TagDependency(new TreeSet<>(tags), select)));
    }

    /** Dependencies of every kind. */
    public static Arbitrary<Dependency> dependencies() {
        return Arbitraries.oneOf(
                plainDependencies(),
                options(),
                options().list().ofMinSize(2).ofMaxSize(3).map(AnyOf::new));
    }

    private static Arbitrary<PackageMatch> matches() {
        return Combinators.combine(ReleaseArbitraries.names(), constraints(), ReleaseArbitraries.attributes())
                .as(PackageMatch::new);
    }

    /** Half of them what the first format of releases can say. */
    public static Arbitrary<Relations> relations() {
        Arbitrary<Relations> all = Combinators.combine(
                        dependencies().list().ofMaxSize(2),
                        Arbitraries.maps(features(), dependencies().list().ofMaxSize(2))
                                .ofMaxSize(2),
                        matches().list().ofMaxSize(2),
                        matches().list().ofMaxSize(2),
                        Combinators.combine(capabilities(), ReleaseArbitraries.versions(VersionScheme.CM))
                                .as(Capability::new)
                                .list()
                                .ofMaxSize(2),
                        Arbitraries.of("cuda.major", "ml.opset")
                                .map(AttributeKey::parse)
                                .set()
                                .ofMaxSize(2))
                .as((dependencies, features, conflicts, constrains, provides, coherent) -> new Relations(
                        dependencies,
                        new TreeMap<>(features),
                        conflicts,
                        constrains,
                        provides,
                        new TreeSet<>(coherent)));
        return Arbitraries.oneOf(plainDependencies().list().ofMaxSize(2).map(Relations::of), all);
    }
}
