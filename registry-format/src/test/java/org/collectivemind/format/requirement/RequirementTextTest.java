package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTextTest {
    @Provide
    Arbitrary<Requirement> requirements() {
        return RequirementArbitraries.requirements();
    }

    @Property(tries = 500)
    void whatIsPrintedReadsBackTheSame(@ForAll("requirements") Requirement requirement) {
        assertThat(Requirement.parse(requirement.text())).isEqualTo(requirement);
    }

    @Property(tries = 200)
    void aCanonicalConjunctionDoesNotDependOnOrderOrRepetition(
            @ForAll("requirements") Requirement a, @ForAll("requirements") Requirement b) {
        assertThat(Requirement.allOf(List.of(a, b))).isEqualTo(Requirement.allOf(List.of(b, a, b)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os = linux and libc >= glibc-2.28 and any(cuda, cc >= 7.0 and mem.total >= 16GiB)",
                "cpu.features has [avx512_vnni] or any(cuda, cc >= 6.1)",
                "not present(cuda.driver)",
                "os in [linux, macos]",
                "cuda(toolkit = 12.2, targets = [sm_80, compute_90])",
                "rocm(version = 6.0, targets = [gfx90a:sramecc+:xnack-, gfx11-generic])",
                "memory(gpu, 40GiB)",
                "memory(hybrid, 1536MiB) or memory(cpu, 1001B)",
                "not memory(cpu, 2PiB)",
                "all(cuda)",
                "always",
                "not (os = linux)",
                "os = linux and (arch = x86_64 or arch = aarch64)",
                "(os = linux and arch = x86_64) or os = macos",
                "x.acme.board = \"rev \\\"B\\\" \\\\ 2\""
            })
    void canonicalTextsPrintAsTheyWereWritten(String text) {
        assertThat(Requirement.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "40GiB, 40GiB",
        "1024MiB, 1GiB",
        "1.5GiB, 1536MiB",
        "2048, 2KiB",
        "40GB, 39062500KiB",
        "38.54GiB, 41382009896B"
    })
    void anAmountPrintsInTheLargestUnitThatDividesIt(String written, String printed) {
        assertThat(Requirement.parse("memory(gpu, " + written + ")").text()).isEqualTo("memory(gpu, " + printed + ")");
    }

    @Test
    void andBindsTighterThanOr() {
        assertThat(Requirement.parse("os = linux and arch = x86_64 or os = macos"))
                .isEqualTo(Requirement.parse("(os = linux and arch = x86_64) or os = macos"));
    }

    @Test
    void bracketsAndLineBreaksDoNotMatter() {
        assertThat(Requirement.parse("os=linux and\n (arch = x86_64 and (libc>=glibc-2.28))"))
                .isEqualTo(Requirement.parse("os = linux and arch = x86_64 and libc >= glibc-2.28"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "os linux | column 4: one of = != < <= > >= ~> in has after `os` is wanted, found `linux`",
                "os = | column 5: a value is wanted, found the end",
                "os = and arch = x86_64 | column 6: a value is wanted, found `and`",
                "(os = linux | column 12: `)` is wanted, found the end",
                "os = linux arch = x86_64 | column 12: `and`, `or` or the end is wanted, found `arch`",
                "os = linux && arch = x86_64 | column 12: write `and`, not `&`",
                "os = \"linux | column 6: the quote that opens here is never closed",
                "gpu(cc >= 7.0) | column 1: `gpu(` is unknown",
                "OS = linux | column 1: `OS` is not an attribute key",
                "any(cuda, any(rocm)) | column 5: `any(rocm)` is not a condition on a device",
                "cuda(toolkit = 12, targets = [sm_80]) | column 6: `12` is not a CUDA toolkit",
                "cuda(toolkit = 12.2, targets = [86]) | column 6: `86` is not a CUDA target",
                "rocm(version = 6, targets = [gfx90a]) | column 6: `6` is not a ROCm version",
                "rocm(version = 6.0, targets = [sm_80]) | column 6: `sm_80` is not a ROCm target",
                "memory(disk, 1GiB) | column 8: `disk` is not a placement: `gpu`, `hybrid` or `cpu` is wanted",
                "memory(gpu, 0) | column 13: `0B` is not an amount of memory",
                "memory(gpu, 9PB or os = linux | column 17: `)` is wanted, found `or`",
                "memory(gpu, 99999PiB) | column 13: `99999PiB` is not an amount of memory: it is more than",
                "any(cuda, memory(gpu, 1GiB)) | column 5: `memory(gpu, 1GiB)` is not a condition on a device"
            })
    void mistakesAreNamedWithTheirColumn(String text, String reason) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining(reason);
    }

    @Test
    void hostileNestingIsRefusedBeforeItOverflowsTheStack() {
        for (String hostile : List.of("(".repeat(30_000), "not ".repeat(15_000) + "present(os)")) {
            assertThatThrownBy(() -> Requirement.parse(hostile))
                    .isInstanceOf(MalformedText.class)
                    .hasMessageContaining("nests deeper than 64 levels");
        }
        assertThatThrownBy(() -> Requirement.parse("a".repeat(RequirementParser.MAX_LENGTH + 1)))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void theDeepestRequirementReadsBack() {
        Requirement deepest = new Requirement.Compare(AttributeKey.parse("os"), Operator.EQUAL, "linux");
        for (int level = 1; level < Requirement.MAX_DEPTH; level++) {
            deepest = level % 2 == 0 ? new Requirement.Not(deepest) : and(deepest);
        }
        assertThat(Requirement.parse(deepest.text())).isEqualTo(deepest);
        Requirement full = deepest;
        assertThatThrownBy(() -> new Requirement.Not(full)).isInstanceOf(MalformedText.class);
    }

    private static Requirement and(Requirement term) {
        return new Requirement.And(List.of(term, new Requirement.Present(AttributeKey.parse("arch"))));
    }

    @Test
    void aFactAskedForTwiceIsAskedOnce() {
        Requirement floors = Requirement.allOf(List.of(
                Requirement.parse("os = linux and libc >= glibc-2.28"),
                Requirement.parse("os = linux and arch = x86_64"),
                Requirement.ALWAYS));
        assertThat(floors.text()).isEqualTo("arch = x86_64 and libc >= glibc-2.28 and os = linux");
        assertThat(Requirement.allOf(List.of())).isEqualTo(Requirement.ALWAYS);
    }
}
