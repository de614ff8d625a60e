package org.collectivemind.client.platform.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.Microarchitecture;
import org.collectivemind.format.attribute.Microarchitectures;

/**
 * Which microarchitecture a processor is, by archspec's rule (archspec/cpu/detect.py, commit ebd3eb5 of 2026-08-19, Apache-2.0 or
 * MIT): of all it is compatible with, those above the best generic level, and of these the deepest, then the one with the most
 * features. So a feature that firmware or a hypervisor hides costs what needs it, and nothing is claimed that would not run.
 *
 * <p>Compatible is what has the same maker, or none, and only features the processor lists; where features tell too little
 * (Power, RISC-V, Macs with Apple's processors, Windows), what goes by the processor's name. Arm cores whose part the table knows
 * are that. Other than archspec, the generic versions of Arm are recognised too, by their features, and cores of different kinds in
 * one machine are no more than that.
 */
final class Recognition {
    private static final Microarchitectures TABLE = Microarchitectures.builtIn();
    private static final Comparator<Microarchitecture> DEEPEST = Comparator.comparingInt(
                    (Microarchitecture one) -> TABLE.order().below(one.name()).size())
            .thenComparingInt(one -> one.features().size())
            .thenComparing(Microarchitecture::name, Comparator.reverseOrder());
    private final Processor processor;
    private final List<Microarchitecture> compatible;

    Recognition(Processor processor) {
        this.processor = processor;
        this.compatible = TABLE.of(processor.architecture()).stream()
                .filter(one -> one.isLevel() ? isReached(one) : isCompatible(one))
                .collect(Collectors.toList());
    }

    private boolean isReached(Microarchitecture level) {
        return level.name().equals(processor.architecture())
                || processor.features().containsAll(level.features());
    }

    private boolean isCompatible(Microarchitecture one) {
        return one.vendor().equals(processor.vendor())
                && switch (processor.proof()) {
                    case ID -> isCalled(one);
                    case FEATURES ->
                        processor.features().containsAll(one.features()) && (!one.onlyByIds() || isCalled(one));
                };
    }

    private boolean isCalled(Microarchitecture one) {
        return !processor.ids().isEmpty() && processor.ids().stream().allMatch(one::isCalled);
    }

    /** The microarchitecture; empty where no more than a level of the architecture can be told. */
    Optional<Microarchitecture> own() {
        List<Microarchitecture> cores =
                compatible.stream().filter(one -> !one.isLevel()).collect(Collectors.toList());
        if (isArm() && cores.stream().anyMatch(this::isCalled)) {
            return cores.stream().filter(this::isCalled).max(DEEPEST);
        }
        if (isArm() && processor.ids().size() > 1) {
            return Optional.empty();
        }
        boolean byLevel = processor.proof() == Processor.Proof.FEATURES && !isArm();
        String best = byLevel
                ? compatible.stream()
                        .filter(Microarchitecture::isLevel)
                        .max(DEEPEST)
                        .map(Microarchitecture::name)
                        .orElse("")
                : processor.architecture();
        return cores.stream().filter(one -> isAbove(one.name(), best)).max(DEEPEST);
    }

    private boolean isArm() {
        return processor.architecture().equals("aarch64");
    }

    private static boolean isAbove(String name, String other) {
        return TABLE.order().below(name).contains(other);
    }

    /**
     * Values of {@code cpu.isa}, the order of which implies all others: the microarchitecture first, then the best generic level,
     * several where none is above the others. Empty where nothing tells more than the architecture does.
     */
    List<String> isa() {
        if (processor.features().isEmpty() && own().isEmpty()) {
            return List.of();
        }
        SortedSet<String> levels = new TreeSet<>(TABLE.order().bestFirst());
        compatible.stream()
                .filter(Microarchitecture::isLevel)
                .map(Microarchitecture::name)
                .forEach(levels::add);
        List<String> isa = new ArrayList<>();
        own().ifPresent(one -> {
            isa.add(one.name());
            TABLE.order().below(one.name()).stream()
                    .flatMap(name -> TABLE.find(name).stream())
                    .filter(Microarchitecture::isLevel)
                    .map(Microarchitecture::name)
                    .forEach(levels::add);
        });
        levels.stream()
                .filter(level -> levels.stream().noneMatch(other -> isAbove(other, level)))
                .forEach(isa::add);
        return isa;
    }

    /** Features that keep this processor from being one of a kind; empty where it lacks none. */
    Set<String> missing(Microarchitecture kind) {
        SortedSet<String> missing = new TreeSet<>(kind.features());
        missing.removeAll(processor.features());
        return missing;
    }

    /** What it is by its own name where features that are hidden make it pass for less; empty where nothing is hidden. */
    Optional<Microarchitecture> hidden() {
        if (processor.proof() == Processor.Proof.ID) {
            return Optional.empty();
        }
        return processor.ids().stream()
                .flatMap(id -> TABLE.called(processor.vendor(), id).stream())
                .filter(one -> !missing(one).isEmpty())
                .findFirst();
    }
}
