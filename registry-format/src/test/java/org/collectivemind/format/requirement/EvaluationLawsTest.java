package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/** Laws of Kleene's logic that hold for every requirement on every machine. */
class EvaluationLawsTest {
    private static final List<String> FACTS = List.of(
            "os", "libc", "mem.total", "cuda.driver", "cuda.api", "cuda.compat", "cc", "class", "gfx", "device.mem");

    private static final MachineUse ALL = new MachineUse(Requirement.Quantifier.ALL, new TreeSet<>());

    /** A machine, of which nobody need know everything. */
    record World(
            String os,
            String libc,
            String memory,
            String driver,
            String api,
            List<String> capabilities,
            List<String> processors) {
        Platform seen(Set<String> unknown) {
            SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
            state(facts, unknown, "os", os);
            state(facts, unknown, "libc", libc);
            state(facts, unknown, "mem.total", memory);
            state(facts, unknown, "cuda.driver", driver);
            state(facts, unknown, "cuda.api", api);
            state(facts, unknown, "cuda.compat", driver.isEmpty() ? "" : "12.4");
            List<Device> devices = new ArrayList<>();
            for (String capability : driver.isEmpty() ? List.<String>of() : capabilities) {
                SortedMap<AttributeKey, Fact> own = new TreeMap<>();
                state(own, unknown, "cc", capability);
                state(own, unknown, "class", capability.equals("6.1") ? "geforce" : "datacenter");
                if (!unknown.contains("device.mem")) {
                    state(own, unknown, "mem.total", "8GiB");
                }
                devices.add(new Device("cuda", devices.size(), own));
            }
            for (String processor : processors) {
                SortedMap<AttributeKey, Fact> own = new TreeMap<>();
                state(own, unknown, "gfx", processor);
                state(own, unknown, "mem.total", "16GiB");
                devices.add(new Device("rocm", devices.size(), own));
            }
            return new Platform("world", facts, devices);
        }

        private static void state(SortedMap<AttributeKey, Fact> facts, Set<String> unknown, String key, String value) {
            Fact fact = value.isEmpty() ? new Fact.Absent("none") : new Fact.Known(value, "test");
            facts.put(AttributeKey.parse(key), unknown.contains(key) ? new Fact.Unknown("hidden") : fact);
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<List<String>> drivers = Arbitraries.of(
                List.of("", ""),
                List.of("470.82.01", "11.4"),
                List.of("535.104.05", "12.2"),
                List.of("580.65.06", "13.0"));
        return Combinators.combine(
                        Arbitraries.of("linux", "windows"),
                        Arbitraries.of("glibc-2.28", "musl-1.2.4", ""),
                        Arbitraries.of("8GiB", "64GiB"),
                        drivers,
                        Arbitraries.of("6.1", "8.0", "9.0").list().ofMinSize(1).ofMaxSize(2),
                        Arbitraries.of("gfx90a:xnack-", "gfx1031").list().ofMaxSize(2))
                .as((os, libc, memory, driver, capabilities, processors) ->
                        new World(os, libc, memory, driver.get(0), driver.get(1), capabilities, processors));
    }

    /** Worlds of which not everything need be known. */
    Arbitrary<Platform> machines() {
        return Combinators.combine(worlds(), hidden()).as(World::seen);
    }

    @Provide
    Arbitrary<Requirement> requirements() {
        Arbitrary<Requirement> leaves = Arbitraries.of(
                        "os = linux",
                        "os in [windows, macos]",
                        "libc >= glibc-2.28",
                        "libc != musl-1.2.4",
                        "present(libc)",
                        "mem.total >= 16GiB",
                        "cuda.driver >= 525.60.13",
                        "cuda.cc >= 8.0",
                        "any(cuda)",
                        "any(cuda, cc >= 7.0 and mem.total >= 4GiB)",
                        "all(cuda, not (cc >= 9.0))",
                        "cuda(toolkit = 12.4, targets = [sm_80, compute_90])",
                        "cuda(toolkit = 11.8, targets = [compute_60])",
                        "rocm(version = 6.0, targets = [gfx90a, gfx90a:xnack+])",
                        "rocm(version = 6.0, targets = [gfx90a:xnack+, gfx1030])",
                        "any(rocm, gfx >= gfx10-3-generic)",
                        "memory(gpu, 6GiB)",
                        "memory(gpu, 8GiB)",
                        "memory(hybrid, 20GiB)",
                        "memory(cpu, 32GiB)",
                        "strange.key = 1",
                        "always")
                .map(Requirement::parse);
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(Requirement::and),
                        inner.list().ofMinSize(2).ofMaxSize(3).map(Requirement.Or::new),
                        inner.map(Requirement.Not::new)),
                0,
                3);
    }

    @Provide
    Arbitrary<Set<String>> hidden() {
        return Arbitraries.of(FACTS).set();
    }

    @Property(tries = 1000)
    void learningAFactNeverOverturnsATruth(
            @ForAll("requirements") Requirement requirement,
            @ForAll("worlds") World world,
            @ForAll("hidden") Set<String> hidden,
            @ForAll("hidden") Set<String> learned,
            @ForAll Requirement.Quantifier devices,
            @ForAll boolean forward) {
        Set<MachineUse.Allowance> allowed = forward ? Set.of(MachineUse.Allowance.CUDA_FORWARD_COMPAT) : Set.of();
        MachineUse use = new MachineUse(devices, new TreeSet<>(allowed));
        Truth before = truth(requirement, world.seen(hidden), use);
        Set<String> stillHidden = new TreeSet<>(hidden);
        stillHidden.removeAll(learned);
        Truth after = truth(requirement, world.seen(stillHidden), use);
        if (before != Truth.UNKNOWN) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property(tries = 500)
    void theOrderOfTermsCannotMatter(
            @ForAll("requirements") Requirement a,
            @ForAll("requirements") Requirement b,
            @ForAll("worlds") World world,
            @ForAll("hidden") Set<String> hidden) {
        Platform platform = world.seen(hidden);
        List<Requirement> terms = new ArrayList<>(List.of(a, b));
        List<Requirement> reversed = new ArrayList<>(terms);
        Collections.reverse(reversed);
        assertThat(truth(Requirement.and(terms), platform)).isEqualTo(truth(Requirement.and(reversed), platform));
        assertThat(truth(Requirement.allOf(terms), platform)).isEqualTo(truth(Requirement.and(terms), platform));
        assertThat(truth(new Requirement.Or(terms), platform)).isEqualTo(truth(new Requirement.Or(reversed), platform));
    }

    @Property(tries = 500)
    void negationTurnsConjunctionsIntoDisjunctions(
            @ForAll("requirements") Requirement a,
            @ForAll("requirements") Requirement b,
            @ForAll("worlds") World world,
            @ForAll("hidden") Set<String> hidden) {
        Platform platform = world.seen(hidden);
        Requirement left = new Requirement.Not(Requirement.and(List.of(a, b)));
        Requirement right = new Requirement.Or(List.of(new Requirement.Not(a), new Requirement.Not(b)));
        assertThat(truth(left, platform)).isEqualTo(truth(right, platform));
        assertThat(truth(new Requirement.Not(new Requirement.Not(a)), platform)).isEqualTo(truth(a, platform));
    }

    @Property(tries = 500)
    void whatDoesNotHoldHasAReasonAndWhatHoldsHasNone(
            @ForAll("requirements") Requirement requirement,
            @ForAll("worlds") World world,
            @ForAll("hidden") Set<String> hidden) {
        Evaluation evaluation = Evaluator.evaluate(requirement, world.seen(hidden));
        assertThat(evaluation.reasons().isEmpty()).isEqualTo(evaluation.holds());
        assertThat(evaluation.reasons()).noneMatch(reason -> reason.code() == ReasonCode.SATISFIED);
    }

    @Property(tries = 500)
    void whatDoesOnAllDevicesDoesOnOne(
            @ForAll("onDevices") Requirement requirement,
            @ForAll("worlds") World world,
            @ForAll("hidden") Set<String> hidden) {
        Platform platform = world.seen(hidden);
        assertThat(truth(requirement, platform, ALL)).isLessThanOrEqualTo(truth(requirement, platform));
    }

    /** Without negation, which turns more into less. */
    @Provide
    Arbitrary<Requirement> onDevices() {
        return Arbitraries.of(
                        "cuda.cc >= 8.0",
                        "cuda.mem.total >= 4GiB",
                        "present(cuda.cc)",
                        "rocm(version = 6.0, targets = [gfx90a])",
                        "rocm(version = 6.0, targets = [gfx10-3-generic])",
                        "memory(gpu, 6GiB)",
                        "memory(hybrid, 20GiB)",
                        "cuda(toolkit = 12.4, targets = [sm_80, compute_90])",
                        "cuda(toolkit = 11.8, targets = [compute_60])")
                .map(Requirement::parse);
    }

    private static Truth truth(Requirement requirement, Platform platform) {
        return truth(requirement, platform, MachineUse.DEFAULT);
    }

    private static Truth truth(Requirement requirement, Platform platform, MachineUse use) {
        return Evaluator.evaluate(requirement, platform, use).truth();
    }
}
