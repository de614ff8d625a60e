package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorsSayNothingTwiceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "libc >= glibc-2.17; libc >= glibc-2.28 | libc >= glibc-2.28",
                "libc >= glibc-2.17; libc >= musl-1.2 | libc >= glibc-2.17 and libc >= musl-1.2",
                "cuda.driver >= 525.60.13; cuda.driver >= 450.80.02 | cuda.driver >= 525.60.13",
                "cuda.driver >= 580; cuda.driver >= 580.0 | cuda.driver >= 580",
                "cpu.isa >= x86_64_v2; cpu.isa >= x86_64_v4 | cpu.isa >= x86_64_v4",
                "cpu.isa >= x86_64_v2; cpu.isa >= zen3 | cpu.isa >= zen3",
                "cpu.isa >= x86_64_v2; cpu.isa >= zen99 | cpu.isa >= x86_64_v2 and cpu.isa >= zen99",
                "os.version < 15; os.version < 14; os.version >= 13 | os.version < 14 and os.version >= 13",
                "cpu.features has [avx2, fma]; cpu.features has [fma] | cpu.features has [avx2, fma]",
                "os in [linux]; os in [linux, macos] | os in [linux]",
                "memory(gpu, 40GiB); memory(gpu, 8GiB); memory(cpu, 1GiB) | memory(cpu, 1GiB) and memory(gpu, 40GiB)",
                "any(cuda, cc >= 7.0); any(cuda, cc >= 8.0 and mem.total >= 1GiB); any(cuda)"
                        + " | any(cuda, cc >= 8.0 and mem.total >= 1GiB)",
                "all(cuda, cc >= 8.0); any(cuda, cc >= 7.0) | all(cuda, cc >= 8.0) and any(cuda, cc >= 7.0)",
                "libc > glibc-2.17; libc > glibc | libc > glibc and libc > glibc-2.17",
                "os in [linux]; os in [linux, beos] | os in [linux, beos] and os in [linux]",
                "arch has [x86_64, foo]; arch has [x86_64] | arch has [x86_64, foo] and arch has [x86_64]",
                "mem.total >= lots; mem.total >= 1GiB | mem.total >= 1GiB and mem.total >= lots"
            })
    void whatAnotherTermImpliesIsLeftOut(String terms, String floors) {
        List<Requirement> parsed =
                Stream.of(terms.split(";")).map(Requirement::parse).collect(Collectors.toList());
        assertThat(Requirement.allOf(parsed).text()).isEqualTo(floors);
    }

    @Provide
    Arbitrary<List<Requirement>> bounds() {
        return Arbitraries.of(
                        "libc >= glibc-2.17",
                        "libc >= glibc-2.28",
                        "libc >= glibc-2.38",
                        "libc >= musl-1.2",
                        "libc < glibc-2.38",
                        "mem.total >= 16GiB",
                        "mem.total >= 4GiB",
                        "mem.total <= 32GiB",
                        "mem.total <= 8GiB",
                        "libc > glibc",
                        "libc > glibc-2.17",
                        "os in [linux, beos]",
                        "os in [linux]",
                        "os in [linux, windows]",
                        "cuda.driver >= 450",
                        "cuda.driver >= 535",
                        "cuda.cc >= 7.0",
                        "cuda.cc >= 9.0",
                        "any(cuda)",
                        "any(cuda, cc >= 7.0)",
                        "any(cuda, cc >= 8.0 and mem.total >= 4GiB)",
                        "all(cuda, cc >= 7.0)",
                        "all(cuda, cc >= 8.0)",
                        "memory(gpu, 4GiB)",
                        "memory(gpu, 7GiB)",
                        "memory(hybrid, 12GiB)",
                        "memory(hybrid, 40GiB)",
                        "memory(cpu, 7GiB)",
                        "memory(cpu, 60GiB)")
                .map(Requirement::parse)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Platform> machines() {
        return new EvaluationLawsTest().machines();
    }

    @Property(tries = 1000)
    void theTruthIsTheSameOnEveryMachine(
            @ForAll("bounds") List<Requirement> terms,
            @ForAll("machines") Platform machine,
            @ForAll Requirement.Quantifier devices) {
        MachineUse use = new MachineUse(devices, new TreeSet<>());
        assertThat(Evaluator.evaluate(Requirement.allOf(terms), machine, use).truth())
                .isEqualTo(
                        Evaluator.evaluate(Requirement.and(terms), machine, use).truth());
    }
}
