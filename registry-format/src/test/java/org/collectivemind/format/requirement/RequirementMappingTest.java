package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;

class RequirementMappingTest {
    private static String text(Map<String, ?> mapping) {
        Requirement requirement = RequirementMapping.read(mapping);
        assertThat(Requirement.parse(requirement.text())).isEqualTo(requirement);
        return requirement.text();
    }

    @Test
    void theCommonCaseReadsAsItsTextForm() {
        assertThat(text(Map.of(
                        "os", "linux",
                        "arch", "x86_64",
                        "libc", "glibc>=2.28",
                        "cpu.isa", "x86_64_v3",
                        "cuda", Map.of("toolkit", "12.2", "targets", List.of("sm_80")))))
                .isEqualTo("arch = x86_64 and cpu.isa >= x86_64_v3 and cuda(toolkit = 12.2, targets = [sm_80])"
                        + " and libc >= glibc-2.28 and os = linux");
    }

    @Test
    void anOperatingSystemMayCarryItsVersion() {
        assertThat(text(Map.of("os", "macos>=13.0"))).isEqualTo("os = macos and os.version >= 13.0");
    }

    @Test
    void listsMeanOneOfAndForSetsAllOf() {
        assertThat(text(Map.of("os", List.of("linux", "macos")))).isEqualTo("os in [linux, macos]");
        assertThat(text(Map.of("cpu.features", List.of("avx2", "fma")))).isEqualTo("cpu.features has [avx2, fma]");
        assertThat(text(Map.of("libc", List.of("glibc>=2.28", "musl")))).isEqualTo("libc >= glibc-2.28 or libc = musl");
    }

    @Test
    void quantitiesAreLowerBoundsAndComparisonsAreTakenAsWritten() {
        assertThat(text(Map.of("mem", Map.of("total", "16GiB")))).isEqualTo("mem.total >= 16GiB");
        assertThat(text(Map.of("os.version", ">=13.0,<15"))).isEqualTo("os.version < 15 and os.version >= 13.0");
        assertThat(text(Map.of("cpu.cores", 8))).isEqualTo("cpu.cores >= 8");
    }

    @Test
    void conditionsOnDevicesBindTogetherAndPlatformFactsStandBeside() {
        assertThat(text(Map.of("cuda", Map.of("cc", ">=7.0", "mem.total", "16GiB", "driver", ">=525"))))
                .isEqualTo("any(cuda, cc >= 7.0 and mem.total >= 16GiB) and cuda.driver >= 525");
        assertThat(text(Map.of("cuda", "true"))).isEqualTo("any(cuda)");
        assertThat(text(Map.of("metal", false))).isEqualTo("not any(metal)");
        assertThat(text(Map.of("rocm", Map.of("version", ">=6.0", "targets", List.of("gfx90a", "gfx11-generic")))))
                .isEqualTo("any(rocm, gfx >= gfx90a or gfx >= gfx11-generic) and rocm.version >= 6.0");
    }

    @Test
    void aRocmBuildStatesItsVersionAndAPlacementItsMemory() {
        assertThat(text(Map.of("rocm", Map.of("version", "6.0", "targets", List.of("gfx90a", "gfx11-generic")))))
                .isEqualTo("rocm(version = 6.0, targets = [gfx90a, gfx11-generic])");
        assertThat(text(Map.of("rocm", Map.of("targets", List.of("gfx90a"))))).isEqualTo("any(rocm, gfx >= gfx90a)");
        assertThat(text(Map.of("memory", Map.of("gpu", "40GiB", "cpu", "8GiB"))))
                .isEqualTo("memory(cpu, 8GiB) and memory(gpu, 40GiB)");
        assertThatThrownBy(() -> text(Map.of("memory", "40GiB")))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("a placement is wanted, as in {gpu: 40GiB}");
    }

    @Test
    void nothingNeedsNothing() {
        assertThat(text(Map.of())).isEqualTo("always");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> text(Map.of("cuda", Map.of("toolkit", 12.1))))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("go together");
        assertThatThrownBy(() -> text(Map.of("os.version", 12.1)))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("quotes");
        assertThatThrownBy(() -> text(Map.of("arch", "x86_64>=2")))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("`os` and `libc`");
    }

    @Test
    void publishingListsTargetsTheToolkitCannotHave() {
        List<RequirementCheck.Problem> problems = RequirementCheck.of(
                Requirement.parse(
                        "cuda(toolkit = 12.8, targets = [sm_37, sm_61, sm_90a, sm_100f, sm_103, sm_120, sm_66])"
                                + " and cuda(toolkit = 13.0.1, targets = [sm_61, sm_110, compute_120f])"
                                + " and cuda(toolkit = 14.0, targets = [sm_150])"),
                AttributeCatalog.builtIn());
        assertThat(problems)
                .extracting(RequirementCheck.Problem::what)
                .containsExactly(
                        "toolkit 12.8 makes no code for `sm_37`: the last that does is 11.8",
                        "toolkit 12.8 makes no code for `sm_100f`: the first that does is 12.9",
                        "toolkit 12.8 makes no code for `sm_103`: the first that does is 12.9",
                        "no toolkit up to 13.2 makes code for `sm_66`",
                        "toolkit 13.0.1 makes no code for `sm_61`: the last that does is 12.9");
    }

    @Test
    void publishingListsWhatTheCatalogDoesNotKnow() {
        List<RequirementCheck.Problem> problems = RequirementCheck.of(
                Requirement.parse(
                        "cpu.feature has [avx2] and cc >= 7.0 and mem.total >= lots and os = linus"
                                + " and any(cuda, cuda.cc >= 7.0) and x.acme.board = b and cpu.isa >= x86-64-v3 and os > linux"),
                AttributeCatalog.builtIn());
        assertThat(problems)
                .extracting(RequirementCheck.Problem::what)
                .containsExactly(
                        "unknown key `cpu.feature`",
                        "`cc` is a fact about a device",
                        "bad value of `mem.total`: `lots` is not an amount of bytes such as 16GiB",
                        "bad value of `os`: `linus` is none of linux, macos, windows, freebsd",
                        "bad value of `cpu.isa`: `x86-64-v3` is written `x86_64_v3`",
                        "values of `os` have no order, so `os > linux` can never hold");
        assertThat(problems.get(0).hints()).containsExactly("did you mean `cpu.features`?");
    }
}
