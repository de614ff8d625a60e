package org.collectivemind.format.attribute;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The microarchitectures Collective Mind knows, read once from {@code microarchitectures.json} beside this class. They are the
 * values of {@code cpu.isa}, and their order is its lattice: who stands above whom executes the other's code.
 *
 * <p>The data model and the names are those of archspec (github.com/archspec/archspec-json, commit 90b453f of 2026-08-19, Apache-2.0
 * or MIT, Lawrence Livermore National Security and the archspec developers), so that a name means the same in Spack, EESSI and here.
 * The file itself is written by us: features by which a family is known after archspec's data, x86-64 levels after the psABI, family
 * and model of x86 after Linux ({@code intel-family.h}, {@code cpu/amd.c}), parts of Arm cores after Linux ({@code cputype.h}) and
 * Arm's technical reference manuals, as known on 2026-11-21; compared with their text were archspec's data, recent Intel and AMD models,
 * Apple's parts and Cobalt 100's. Other than there, a family is known by the features code for it needs, not
 * by those that make it complete: a Cortex-A72 without cryptography, as on a Raspberry Pi 4, is one, and a Zen 4 whose hypervisor
 * hides protection keys ({@code pku}) is one.
 *
 * <p>An x86 level is a list of features. An Arm version is recognised by the features it made mandatory and a program on Linux can
 * see; pointer authentication and branch targets are left out, for kernels hide them, and where they are off their instructions do
 * nothing. Cores of Arm do not inherit those, for hypervisors hide some, and a core is known by its part.
 */
public final class Microarchitectures {
    private final SortedMap<String, Microarchitecture> known;
    private final SortedMap<String, String> implementers;
    private final LatticeType order;

    Microarchitectures(SortedMap<String, Microarchitecture> known, SortedMap<String, String> implementers) {
        this.known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
        this.implementers = Collections.unmodifiableSortedMap(new TreeMap<>(implementers));
        this.order = LatticeType.of(
                known.values().stream().collect(Collectors.toMap(Microarchitecture::name, Microarchitecture::above)));
    }

    /** Those this program was built with. */
    public static Microarchitectures builtIn() {
        return BuiltIn.TABLE;
    }

    private static final class BuiltIn {
        static final Microarchitectures TABLE = MicroarchitecturesReader.read();
    }

    /** Empty for a name nobody defined. */
    public Optional<Microarchitecture> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** An architecture, its levels, and the microarchitectures above it; empty for an architecture that has none. */
    public List<Microarchitecture> of(String architecture) {
        return known.values().stream()
                .filter(one -> one.name().equals(architecture)
                        || order.below(one.name()).contains(architecture))
                .collect(Collectors.toList());
    }

    /** The one whose processors call themselves so; the plainest where several do. */
    public Optional<Microarchitecture> called(String vendor, String id) {
        return known.values().stream()
                .filter(one -> one.vendor().equals(vendor) && one.isCalled(id))
                .max(Comparator.comparing(Microarchitecture::name, order.bestFirst()));
    }

    /** Who implemented an Arm core, by the number of {@code MIDR_EL1} as Linux prints it: {@code 0x41} is Arm. */
    public Optional<String> implementer(String number) {
        return Optional.ofNullable(implementers.get(number));
    }

    /** Who executes whose code. */
    public LatticeType order() {
        return order;
    }
}
