package org.collectivemind.format.requirement;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * A requirement evaluated against a platform, part by part. Everything is evaluated, so the trace is whole.
 *
 * @param own what was needed and found right here; for a leaf always something, also when it holds
 * @param ownWarnings of this very condition, where it holds on devices those of the devices that count
 * @param parts of the terms, or of the condition once per device
 */
public record Evaluation(
        Requirement requirement, Truth truth, List<Reason> own, List<Warning> ownWarnings, List<Evaluation> parts) {
    public Evaluation {
        own = List.copyOf(own);
        ownWarnings = List.copyOf(ownWarnings);
        parts = List.copyOf(parts);
    }

    static Evaluation leaf(Requirement requirement, Truth truth, Reason reason) {
        return new Evaluation(requirement, truth, List.of(reason), List.of(), List.of());
    }

    static Evaluation of(Requirement requirement, Truth truth, List<Evaluation> parts) {
        return new Evaluation(requirement, truth, List.of(), List.of(), parts);
    }

    /** Of a condition, once per device. */
    static Evaluation ofDevices(Requirement requirement, Quantifier quantifier, List<Evaluation> devices) {
        boolean any = quantifier == Quantifier.ANY;
        Truth truth = any
                ? devices.stream().map(Evaluation::truth).reduce(Truth.FALSE, Truth::or)
                : devices.stream().map(Evaluation::truth).reduce(Truth.TRUE, Truth::and);
        List<Warning> warnings = devices.stream()
                .filter(Evaluation::holds)
                .limit(any ? 1 : devices.size())
                .flatMap(Evaluation::applying)
                .distinct()
                .collect(Collectors.toList());
        return new Evaluation(requirement, truth, List.of(), warnings, devices);
    }

    public boolean holds() {
        return truth == Truth.TRUE;
    }

    /** Why it does not hold: the leaves that failed, each once; empty when it holds. */
    public List<Reason> reasons() {
        return holds() ? List.of() : failing().distinct().collect(Collectors.toList());
    }

    private Stream<Reason> failing() {
        if (holds()) {
            return Stream.of();
        }
        if (requirement instanceof Requirement.Not) {
            return truth == Truth.FALSE ? own.stream() : parts.stream().flatMap(Evaluation::undecided);
        }
        return Stream.concat(own.stream(), parts.stream().flatMap(Evaluation::failing));
    }

    private Stream<Reason> undecided() {
        return truth == Truth.UNKNOWN
                ? Stream.concat(own.stream(), parts.stream().flatMap(Evaluation::undecided))
                : Stream.of();
    }

    /** What to know about the way it holds: of a disjunction and of several devices, the first that holds counts. */
    public List<Warning> warnings() {
        return holds() ? applying().distinct().collect(Collectors.toList()) : List.of();
    }

    private Stream<Warning> applying() {
        if (!holds() || requirement instanceof Requirement.Not) {
            return Stream.of();
        }
        Stream<Evaluation> holding = parts.stream().filter(Evaluation::holds);
        boolean conjunction = requirement instanceof Requirement.And;
        Stream<Evaluation> counting =
                conjunction ? holding : requirement instanceof Requirement.Or ? holding.limit(1) : Stream.of();
        return Stream.concat(ownWarnings.stream(), counting.flatMap(Evaluation::applying));
    }
}
