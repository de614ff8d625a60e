package org.collectivemind.format.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.ReleaseArbitraries;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.RequirementArbitraries;
import org.collectivemind.format.tool.DetectRules;
import org.collectivemind.format.version.VersionScheme;

/** Lockfiles that hold together. */
public final class LockfileArbitraries {
    private static final LockedRegistry MODELS =
            new LockedRegistry(new RegistryAlias("models"), new RegistryLocation.Cm("file:../gr%C3%B6%C3%9Fe/models"));
    private static final List<LockedRegistry> REGISTRIES = List.of(
            MODELS,
            new LockedRegistry(new RegistryAlias("central"), new RegistryLocation.PlainMaven("central", "")),
            new LockedRegistry(
                    new RegistryAlias("corp"), new RegistryLocation.PlainMaven("corp", "https://example.org/maven2/")));

    private LockfileArbitraries() {}

    public static Arbitrary<Lockfile> lockfiles() {
        Arbitrary<List<TargetName>> targets = Arbitraries.of("host", "linux-gpu", "mac")
                .map(TargetName::new)
                .list()
                .uniqueElements()
                .ofMinSize(1);
        return targets.flatMap(chosen -> Combinators.combine(
                        ReleaseArbitraries.digests(), targets(chosen), packages(chosen), Arbitraries.integers())
                .as(LockfileArbitraries::closed));
    }

    private static Arbitrary<List<LockedTarget>> targets(List<TargetName> names) {
        return Combinators.combine(
                        names.stream().map(LockfileArbitraries::target).toList())
                .as(list -> list);
    }

    private static Arbitrary<LockedTarget> target(TargetName name) {
        return Combinators.combine(RequirementArbitraries.requirements(), provenances(), uses())
                .as((floors, provenance, use) ->
                        new LockedTarget(name, provenance, new Floors.Together(floors), use, List.of(), List.of()));
    }

    private static Arbitrary<MachineUse> uses() {
        return Combinators.combine(
                        Arbitraries.of(Requirement.Quantifier.class),
                        Arbitraries.of(MachineUse.Allowance.class).set())
                .as((devices, allowed) -> new MachineUse(devices, new TreeSet<>(allowed)));
    }

    private static Arbitrary<Provenance> provenances() {
        Arbitrary<FactsFrom> facts = Arbitraries.of(
                new FactsFrom.Host(),
                new FactsFrom.Inline(),
                new FactsFrom.Preset("aws-g5"),
                new FactsFrom.File("machines/große kiste.yaml"));
        Arbitrary<LockedOverride> overrides = Arbitraries.of(
                        "cuda.driver=550.54.14 (--set)",
                        "cuda= (CM_OVERRIDE_CUDA)",
                        "cpu.features=avx2,fma (cm.yaml)",
                        "x.acme.rack=a (b) = c (--set)")
                .map(LockedOverride::parse);
        return Combinators.combine(facts, overrides.list().ofMaxSize(2)).as(Provenance::new);
    }

    private static Arbitrary<List<LockedPackage>> packages(List<TargetName> targets) {
        return slots().list()
                .uniqueElements()
                .ofMaxSize(3)
                .flatMap(slots -> Combinators.combine(slots.stream()
                                .map(slot -> packages(slot, targets))
                                .toList())
                        .as(list -> list));
    }

    private static Arbitrary<PackageSlot> slots() {
        Arbitrary<PackageName> names =
                Arbitraries.oneOf(ReleaseArbitraries.names(), Arbitraries.just(PackageName.parse("org.a:often")));
        return Combinators.combine(
                        names,
                        Arbitraries.of("int8", "second.one", "0_x")
                                .map(Alias::parse)
                                .optional(0.4))
                .as(PackageSlot::new);
    }

    private static Arbitrary<LockedPackage> packages(PackageSlot slot, List<TargetName> targets) {
        Arbitrary<List<VariantId>> selections = Arbitraries.of("fp32", "int8")
                .map(VariantId::parse)
                .list()
                .ofMinSize(1)
                .ofMaxSize(targets.size());
        return Combinators.combine(Arbitraries.of(REGISTRIES), selections).flatAs((registry, selection) -> {
            TreeMap<TargetName, VariantId> select = new TreeMap<>();
            for (int i = 0; i < selection.size(); i++) {
                select.put(targets.get(i), selection.get(i));
            }
            VersionScheme scheme = registry.equals(MODELS) ? VersionScheme.CM : VersionScheme.MAVEN;
            Arbitrary<List<LockedVariant>> variants = Combinators.combine(selection.stream()
                            .distinct()
                            .map(LockfileArbitraries::variants)
                            .toList())
                    .as(list -> list);
            Arbitrary<Map<TargetName, Placement>> placements = Arbitraries.maps(
                            Arbitraries.of(select.keySet()), Arbitraries.of(Placement.class))
                    .ofMaxSize(select.size());
            return Combinators.combine(
                            ReleaseArbitraries.versions(scheme), Arbitraries.of(Kind.class), placements, variants)
                    .as((version, kind, placed, realised) -> new LockedPackage(
                            new Coordinate(slot.name(), version),
                            slot.alias(),
                            kind,
                            registry.alias(),
                            select,
                            new TreeMap<>(placed),
                            realised));
        });
    }

    private static Arbitrary<LockedVariant> variants(VariantId id) {
        Arbitrary<LockedVariant> fetched = ReleaseArbitraries.payloads()
                .list()
                .ofMaxSize(2)
                .flatMap(payloads -> Combinators.combine(
                                ReleaseArbitraries.attributes(),
                                ReleaseArbitraries.files(payloads),
                                ReleaseArbitraries.exports())
                        .as((attributes, files, exports) -> new LockedVariant(
                                id, attributes, List.of(), payloads, files, exports, Optional.empty())));
        Arbitrary<LockedVariant> found = Combinators.combine(ReleaseArbitraries.attributes(), DetectRules.any())
                .as((attributes, rule) -> new LockedVariant(
                        id, attributes, List.of(), List.of(), List.of(), Exports.NONE, Optional.of(rule)));
        return Arbitraries.frequencyOf(Tuple.of(6, fetched), Tuple.of(1, found));
    }

    /** Everyone of the packages needs it. */
    private static Floors shared(Requirement need, List<PackageSlot> packages) {
        TreeMap<PackageSlot, Requirement> needs = new TreeMap<>();
        packages.forEach(slot -> needs.put(slot, need));
        return Floors.of(needs);
    }

    /** Adds roots, floors and dependencies, as {@code bits} says, that are locked for all targets which need them. */
    private static Lockfile closed(
            org.collectivemind.format.hash.Digest inputs,
            List<LockedTarget> targets,
            List<LockedPackage> packages,
            int bits) {
        List<LockedTarget> rooted = new ArrayList<>();
        for (LockedTarget target : targets) {
            List<PackageSlot> roots = packages.stream()
                    .filter(locked -> locked.select().containsKey(target.name()))
                    .map(LockedPackage::slot)
                    .filter(slot -> (slot.hashCode() & bits) % 2 == 0)
                    .toList();
            rooted.add(new LockedTarget(
                    target.name(),
                    target.provenance(),
                    bits % 2 == 0 ? target.floors() : shared(target.floors().all(), roots),
                    target.use(),
                    roots.stream()
                            .limit(Math.abs(bits % 3))
                            .map(slot -> new LockedWarning(slot, "CUDA_MINOR_COMPAT"))
                            .toList(),
                    roots));
        }
        List<LockedPackage> depending = new ArrayList<>();
        for (LockedPackage locked : packages) {
            List<PackageSlot> dependencies = packages.stream()
                    .filter(other ->
                            other.select().keySet().containsAll(locked.select().keySet()))
                    .map(LockedPackage::slot)
                    .filter(slot -> (slot.hashCode() & bits) % 3 != 0)
                    .toList();
            depending.add(new LockedPackage(
                    locked.coordinate(),
                    locked.alias(),
                    locked.kind(),
                    locked.registry(),
                    locked.select(),
                    locked.placements(),
                    locked.variants().stream()
                            .map(variant -> new LockedVariant(
                                    variant.id(),
                                    variant.attributes(),
                                    dependencies,
                                    variant.payloads(),
                                    variant.files(),
                                    variant.exports(),
                                    variant.detect()))
                            .toList()));
        }
        return new Lockfile(inputs, REGISTRIES, rooted, depending);
    }
}
