package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
    private static final Platform LAPTOP = platform(
            "{os: linux, arch: x86_64, libc: glibc-2.36, cpu.isa: [zen3, x86_64_v3], cpu.features: [avx2, fma],"
                    + " mem.total: 16GiB, disk.free: {unknown: not exported}, cuda.driver: {absent: no libcuda}}");

    private static Platform platform(String facts) {
        return PlatformFile.read("platform: 1\nname: box\nfacts: " + facts + "\n", "box.yaml");
    }

    private static Platform gpus(String driver, String api, String... devices) {
        return PlatformFile.read(
                "platform: 1\nname: box\nfacts: {os: linux, cuda.driver: {v: " + driver
                        + ", src: /sys/module/nvidia/version}"
                        + (api.isEmpty() ? "" : ", cuda.api: \"" + api + "\"") + "}\ndevices:\n"
                        + List.of(devices).stream()
                                .map(facts -> "  - {api: cuda, " + facts + "}\n")
                                .collect(Collectors.joining()),
                "box.yaml");
    }

    private static Evaluation evaluate(String requirement, Platform platform) {
        return Evaluator.evaluate(Requirement.parse(requirement), platform);
    }

    private static List<String> reasons(Evaluation evaluation) {
        return evaluation.reasons().stream().map(Reason::text).collect(Collectors.toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "os = linux | TRUE",
                "os in [macos, windows] | FALSE",
                "os != linux | FALSE",
                "libc >= glibc-2.28 | TRUE",
                "libc >= glibc-2.9 | TRUE",
                "libc >= glibc-2.38 | FALSE",
                "libc ~> glibc-2.28 | TRUE",
                "libc = glibc | TRUE",
                "libc >= musl-1.1 | FALSE",
                "cpu.isa >= x86_64_v2 | TRUE",
                "cpu.isa >= x86_64_v4 | FALSE",
                "cpu.isa >= zen3 | TRUE",
                "cpu.isa >= aarch64 | FALSE",
                "cpu.features has [avx2, fma] | TRUE",
                "cpu.features has [avx2, avx512_vnni] | FALSE",
                "mem.total >= 17GB | TRUE",
                "mem.total >= 17GiB | FALSE",
                "mem.total > 17179869184 | FALSE",
                "disk.free >= 1GB | UNKNOWN",
                "not (disk.free >= 1GB) | UNKNOWN",
                "disk.free >= 1GB or os = linux | TRUE",
                "disk.free >= 1GB and os = macos | FALSE",
                "present(cuda.driver) | FALSE",
                "present(net.access) | UNKNOWN",
                "any(cuda) | FALSE",
                "all(cuda) | FALSE",
                "not any(cuda) | TRUE",
                "any(rocm) | UNKNOWN",
                "cuda(toolkit = 12.2, targets = [sm_80]) | FALSE",
                "future.key = 1 | UNKNOWN",
                "mem.total >= lots | UNKNOWN",
                "always | TRUE"
            })
    void aLaptopWithoutGpu(String requirement, Truth truth) {
        assertThat(evaluate(requirement, LAPTOP).truth()).isEqualTo(truth);
    }

    @Test
    void aFailureNamesWhatIsNeededWhatIsThereAndWhereThatIsFrom() {
        Evaluation evaluation =
                evaluate("os = linux and cuda.driver >= 525.60.13", gpus("470.82.01", "", "cc: \"8.6\""));
        assertThat(reasons(evaluation))
                .containsExactly("needs cuda.driver >= 525.60.13, has 470.82.01 (from /sys/module/nvidia/version)");
    }

    @Test
    void anUnknownFactNamesTheFlagThatAssertsIt() {
        Evaluation evaluation = evaluate("disk.free >= 14GiB", LAPTOP);
        assertThat(evaluation.reasons())
                .containsExactly(new Reason(
                        ReasonCode.UNKNOWN_FACT,
                        "disk.free >= 14GiB",
                        "unknown here: not exported",
                        List.of("--set disk.free=14GiB")));
    }

    @Test
    void allConditionsBindToTheSameDevice() {
        Platform mixed = gpus("550.54.14", "12.4", "cc: \"8.6\", mem.total: 8GiB", "cc: \"6.1\", mem.total: 24GiB");
        assertThat(evaluate("any(cuda, cc >= 7.0 and mem.total >= 16GiB)", mixed)
                        .truth())
                .isEqualTo(Truth.FALSE);
        assertThat(evaluate("any(cuda, cc >= 7.0) and any(cuda, mem.total >= 16GiB)", mixed)
                        .holds())
                .isTrue();
        assertThat(evaluate("all(cuda, cc >= 6.0)", mixed).holds()).isTrue();
        assertThat(evaluate("all(cuda, cc >= 7.0)", mixed).truth()).isEqualTo(Truth.FALSE);
    }

    @Test
    void aProjectThatUsesEveryDeviceNeedsThemAllToDo() {
        Platform mixed = gpus("550.54.14", "12.4", "cc: \"8.6\"", "cc: \"6.1\"");
        MachineUse all = new MachineUse(Requirement.Quantifier.ALL, new TreeSet<>());
        Requirement newer = Requirement.parse("cuda(toolkit = 12.2, targets = [sm_80])");
        assertThat(Evaluator.evaluate(newer, mixed).holds()).isTrue();
        assertThat(Evaluator.evaluate(newer, mixed, all).reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.CUDA_NO_TARGET);
        assertThat(Evaluator.evaluate(Requirement.parse("cuda(toolkit = 11.8, targets = [sm_60, sm_80])"), mixed, all)
                        .holds())
                .isTrue();
        assertThat(Evaluator.evaluate(Requirement.parse("cuda.cc >= 7.0"), mixed)
                        .holds())
                .isTrue();
        assertThat(Evaluator.evaluate(Requirement.parse("cuda.cc >= 7.0"), mixed, all)
                        .truth())
                .isEqualTo(Truth.FALSE);
        assertThat(Evaluator.evaluate(Requirement.parse("any(cuda, cc >= 7.0)"), mixed, all)
                        .holds())
                .isTrue();
    }

    @Test
    void memoryInsideAQuantifierIsTheDevicesAndNeverTheMachines() {
        Platform unknown = PlatformFile.read(
                "platform: 1\nname: box\nfacts: {mem.total: 512GiB}\ndevices: [{api: cuda, cc: \"8.0\"}]", "box.yaml");
        Evaluation evaluation = evaluate("any(cuda, mem.total >= 16GiB)", unknown);
        assertThat(evaluation.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(evaluation.reasons().get(0).flags()).containsExactly("--set cuda.mem.total=16GiB");
    }

    @Test
    void aTargetInOneLineDescribesItsOnlyDevice() {
        Platform target = platform("{os: linux, cuda: {driver: 535.104.05, cc: 8.6, mem.total: 48GB}}");
        assertThat(evaluate("any(cuda, cc >= 7.0 and mem.total >= 16GiB)", target)
                        .holds())
                .isTrue();
        assertThat(evaluate("cuda.cc >= 9.0", target).truth()).isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "-",
            value = {
                "S01 same api | 535.104.05 | 12.2 | 8.6 | 12.2 | sm_80, compute_90 | TRUE | - ",
                "S02 older driver of the same major | 535.104.05 | 12.2 | 8.6 | 12.4 | sm_80, sm_86 | TRUE | CUDA_MINOR_COMPAT",
                "S03 PTX newer than the driver | 535.104.05 | 12.2 | 8.6 | 12.4 | compute_80 | FALSE | CUDA_PTX_TOOLCHAIN",
                "S04 nvbandwidth 13.2 | 580.126.09 | 13.0 | 9.0 | 13.2 | compute_75 | FALSE | CUDA_PTX_TOOLCHAIN",
                "S04 nvbandwidth 13.0 | 580.126.09 | 13.0 | 9.0 | 13.0 | compute_75 | TRUE | CUDA_PTX_JIT",
                "S05 no target for a 1080 | 580.65.06 | 13.0 | 6.1 | 12.2 | sm_70, compute_90 | FALSE | CUDA_NO_TARGET",
                "S09 driver too old | 470.57.02 | 11.4 | 7.5 | 12.2 | sm_75 | FALSE | CUDA_DRIVER_TOO_OLD",
                "S09 11.8 on an 11.4 driver | 470.57.02 | 11.4 | 7.5 | 11.8 | sm_75 | TRUE | CUDA_MINOR_COMPAT",
                "S16 GB10 | 580.126.09 | 13.0 | 12.1 | 12.4 | sm_90, compute_90 | TRUE | CUDA_PTX_JIT",
                "older major | 580.65.06 | 13.0 | 8.6 | 11.8 | sm_86 | TRUE | -",
                "exact architecture | 580.65.06 | 13.0 | 10.0 | 12.8 | sm_90a | FALSE | CUDA_NO_TARGET",
                "api told from the driver | 535.104.05 | - | 8.6 | 12.4 | sm_80 | TRUE | CUDA_MINOR_COMPAT",
                "capability unknown | 535.104.05 | 12.2 | - | 12.2 | sm_80 | UNKNOWN | UNKNOWN_FACT",
                "capability unknown, driver too old anyway | 470.57.02 | 11.4 | - | 12.2 | sm_80 | FALSE | CUDA_DRIVER_TOO_OLD",
                "before 11 no minor compatibility | 410.48 | 10.0 | 7.0 | 10.2 | sm_70 | FALSE | CUDA_DRIVER_TOO_OLD"
            })
    void cudaBuilds(
            String story,
            String driver,
            String api,
            String capability,
            String toolkit,
            String targets,
            Truth truth,
            String code) {
        Platform box =
                gpus(driver, api == null ? "" : api, capability == null ? "index: 0" : "cc: \"" + capability + "\"");
        Evaluation evaluation = evaluate("cuda(toolkit = " + toolkit + ", targets = [" + targets + "])", box);
        assertThat(evaluation.truth()).as(story).isEqualTo(truth);
        List<String> codes = truth == Truth.TRUE
                ? evaluation.warnings().stream()
                        .map(warning -> warning.code().name())
                        .collect(Collectors.toList())
                : evaluation.reasons().stream()
                        .map(reason -> reason.code().name())
                        .collect(Collectors.toList());
        assertThat(codes).as(story).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void theDriverThatWouldDoIsNamed() {
        assertThat(reasons(evaluate(
                        "cuda(toolkit = 12.4, targets = [compute_80])", gpus("535.104.05", "12.2", "cc: \"8.6\""))))
                .containsExactly("needs cuda.driver >= 550.54.14 to compile the PTX of toolkit 12.4,"
                        + " has 535.104.05 (from /sys/module/nvidia/version)");
    }

    @Test
    void windowsAndWslHaveTheirOwnDriverNumbers() {
        for (String system : List.of("os: windows", "os: linux, sys.wsl: true")) {
            Platform box = platform("{" + system + ", cuda: {driver: 527.41, api: \"12.0\", cc: \"8.6\"}}");
            Evaluation evaluation = evaluate("cuda(toolkit = 12.2, targets = [sm_86])", box);
            assertThat(reasons(evaluation))
                    .containsExactly("needs cuda.driver >= 528.33, has 527.41 on cuda device 0 (from box.yaml)"
                            .replace(" on cuda device 0", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zen4, cpu.isa >= x86_64_v4, TRUE",
        "zen4, cpu.isa >= zen3, TRUE",
        "zen4, cpu.isa >= icelake, FALSE",
        "zen3, cpu.isa >= x86_64_v4, FALSE",
        "neoverse_v2, cpu.isa >= neoverse_n1, TRUE",
        "neoverse_v2, cpu.isa >= armv9.0a, TRUE",
        "neoverse_n1, cpu.isa >= neoverse_v1, FALSE",
        "m4, cpu.isa >= m1, TRUE",
        "zen3, cpu.isa = x86_64_v3, FALSE"
    })
    void aPlatformThatStatesItsMicroarchitectureAloneHasAllBelowIt(String isa, String requirement, Truth truth) {
        assertThat(evaluate(requirement, platform("{cpu.isa: " + isa + "}")).truth())
                .isEqualTo(truth);
    }

    @Test
    void anEmulatedArchitectureIsTakenWithAWarning() {
        Platform mac = platform("{os: macos, arch: [aarch64, x86_64]}");
        assertThat(evaluate("arch = x86_64", mac).warnings())
                .extracting(Warning::code)
                .containsExactly(Warning.Code.EMULATED);
        assertThat(evaluate("arch = aarch64", mac).warnings()).isEmpty();
    }

    @Test
    void anEmulatedProcessorHasTheBaselineOfItsArchitectureAndNoMore() {
        Platform mac = platform("{os: macos, arch: [aarch64, x86_64], cpu.isa: [m2, aarch64]}");
        assertThat(evaluate("arch = x86_64 and cpu.isa >= x86_64", mac).warnings())
                .extracting(Warning::code)
                .containsExactly(Warning.Code.EMULATED);
        assertThat(evaluate("cpu.isa >= x86_64_v3", mac).reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.CPU_LEVEL);
        assertThat(evaluate("cpu.isa >= ppc64le", mac).truth()).isEqualTo(Truth.FALSE);
    }

    @Test
    void genericGpuTargetsCoverTheirMembers() {
        Platform radeon =
                PlatformFile.read("platform: 1\nname: radeon\ndevices: [{api: rocm, gfx: gfx1031}]\n", "radeon.yaml");
        assertThat(evaluate("any(rocm, gfx >= gfx1030)", radeon).truth()).isEqualTo(Truth.FALSE);
        assertThat(evaluate("any(rocm, gfx >= gfx10-3-generic)", radeon).holds())
                .isTrue();
    }
}
