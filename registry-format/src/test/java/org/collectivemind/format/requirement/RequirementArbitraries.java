package org.collectivemind.format.requirement;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/** Requirements of every kind, odd values included. */
public final class RequirementArbitraries {
    private RequirementArbitraries() {}

    public static Arbitrary<Requirement> requirements() {
        return nested(Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, leaves()),
                net.jqwik.api.Tuple.of(1, devices()),
                net.jqwik.api.Tuple.of(1, cudaBuilds()),
                net.jqwik.api.Tuple.of(1, rocmBuilds()),
                net.jqwik.api.Tuple.of(1, memories())));
    }

    private static Arbitrary<Requirement> devices() {
        return Combinators.combine(
                        Arbitraries.of(Quantifier.class), Arbitraries.of("cuda", "rocm", "metal"), nested(leaves()))
                .as(Requirement.Devices::new);
    }

    private static Arbitrary<Requirement> cudaBuilds() {
        return Combinators.combine(
                        Arbitraries.of("11.8", "12.2", "13.0.1"),
                        Arbitraries.of("sm_60", "sm_80", "sm_90a", "sm_100f", "compute_75", "compute_120")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as(Requirement.CudaBuild::new);
    }

    private static Arbitrary<Requirement> rocmBuilds() {
        return Combinators.combine(
                        Arbitraries.of("5.7", "6.0", "6.4.1"),
                        Arbitraries.of(
                                        "gfx906",
                                        "gfx90a:xnack+",
                                        "gfx942:sramecc+:xnack-",
                                        "gfx11-generic",
                                        "gfx9-4-generic")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as(Requirement.RocmBuild::new);
    }

    private static Arbitrary<Requirement> memories() {
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.longs().between(1, Long.MAX_VALUE),
                Arbitraries.longs().between(1, 2048).map(count -> count << 30));
        return Combinators.combine(Arbitraries.of(Placement.class), amounts).as(Requirement.Memory::new);
    }

    private static Arbitrary<Requirement> nested(Arbitrary<Requirement> leaves) {
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(Requirement::and),
                        inner.list().ofMinSize(2).ofMaxSize(3).map(Requirement.Or::new),
                        inner.map(Requirement.Not::new)),
                0,
                4);
    }

    private static Arbitrary<Requirement> leaves() {
        Arbitrary<AttributeKey> keys = Arbitraries.of("os", "cpu.features", "mem.total", "x.acme.board", "cuda")
                .map(AttributeKey::parse);
        Arbitrary<List<String>> lists = values().list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                Combinators.combine(keys, Arbitraries.of(Operator.class), values())
                        .as(Requirement.Compare::new),
                Combinators.combine(keys, lists).as(Requirement.In::new),
                Combinators.combine(keys, lists).as(Requirement.Has::new),
                keys.map(Requirement.Present::new),
                Arbitraries.just(Requirement.ALWAYS));
    }

    private static Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "linux", "16GiB", "12.10", "and", "not", "a b", "\"", "\\", "\\\"", "x]y", "glibc>=2.28"),
                Arbitraries.strings()
                        .ofMinLength(1)
                        .ofMaxLength(12)
                        .filter(text -> !text.isBlank()
                                && text.codePoints()
                                        .noneMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF)));
    }
}
