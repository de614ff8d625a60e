package org.collectivemind.format.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.release.ReleaseArbitraries;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Requirement;

/** Projects and their policies. */
final class ProjectArbitraries {
    private ProjectArbitraries() {}

    static Arbitrary<ProjectManifest> projects() {
        Arbitrary<List<RegistryDeclaration>> registries = Arbitraries.of(
                        new RegistryDeclaration(
                                new RegistryAlias("true"), new RegistryLocation.Cm("file:a%20b"), List.of()),
                        new RegistryDeclaration(
                                new RegistryAlias("team"),
                                new RegistryLocation.Cm("https://r.example/#x"),
                                List.of("*")),
                        new RegistryDeclaration(
                                new RegistryAlias("central"),
                                new RegistryLocation.PlainMaven("central", ""),
                                List.of()))
                .list()
                .ofMaxSize(3)
                .uniqueElements();
        return Combinators.combine(
                        ManifestArbitraries.texts().filter(text -> !text.isEmpty()),
                        registries,
                        ManifestArbitraries.dependencies(),
                        policies(),
                        ManifestArbitraries.lines())
                .as((name, list, dependencies, policy, scripts) -> new ProjectManifest(
                        name, list, List.of(TargetReader.HOST), dependencies, policy, new TreeMap<>(scripts)));
    }

    private static Arbitrary<Policy> policies() {
        Arbitrary<Optional<Instant>> cutoffs = Arbitraries.of(
                        "2026-11-01", "2024-02-29", "2026-11-01T09:30:00Z", "2026-11-01T00:00:00.5+02:00", "1970-01-01")
                .map(CutoffText::parse)
                .optional(0.7);
        Arbitrary<Optional<Duration>> ages =
                Arbitraries.of("0h", "36h", "7d", "999999w").map(AgeText::parse).optional(0.7);
        return Combinators.combine(
                        ManifestArbitraries.names().set().ofMaxSize(2),
                        ManifestArbitraries.selects(),
                        Arbitraries.of(ResolutionMode.class),
                        Arbitraries.of(Unify.class),
                        cutoffs,
                        Combinators.combine(ages, leeways()).as(Map::entry),
                        ManifestArbitraries.matches()
                                .map(list -> list.stream().limit(1).toList()),
                        ManifestArbitraries.matches())
                .as((names, prefer, resolution, unify, cutoff, ageAndLeeway, overrides, constraints) -> new Policy(
                        new TreeSet<>(names),
                        prefer,
                        resolution,
                        unify,
                        cutoff,
                        ageAndLeeway.getKey(),
                        overrides,
                        constraints,
                        new TreeSet<>(names),
                        ageAndLeeway.getValue()));
    }

    private static Arbitrary<Leeway> leeways() {
        Arbitrary<MachineUse> uses = Combinators.combine(
                        Arbitraries.of(Requirement.Quantifier.class),
                        Arbitraries.of(MachineUse.Allowance.class).set())
                .as((devices, allowed) -> new MachineUse(devices, new TreeSet<>(allowed)));
        Arbitrary<SystemPolicy> systems = Combinators.combine(
                        Arbitraries.of(SystemUse.class),
                        Arbitraries.maps(ManifestArbitraries.names(), Arbitraries.of(SystemUse.class))
                                .ofMaxSize(2))
                .as((fallback, packages) -> new SystemPolicy(fallback, new TreeMap<>(packages)));
        return Combinators.combine(
                        uses,
                        systems,
                        Arbitraries.of("ml.precision", "ml.quant", "x.acme.abi")
                                .map(AttributeKey::parse)
                                .set(),
                        Arbitraries.maps(ManifestArbitraries.names(), ReleaseArbitraries.parameters())
                                .ofMaxSize(2))
                .as((use, system, free, params) -> new Leeway(use, system, new TreeSet<>(free), new TreeMap<>(params)));
    }
}
