package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules R4, R5 and R7 of variants §2.8, and what refusals say; the others are rows of {@link EvaluationTest}. */
class ACudaBuildRunsOrSaysWhyNotTest {
    private static final MachineUse FORWARD =
            new MachineUse(Requirement.Quantifier.ANY, new TreeSet<>(Set.of(MachineUse.Allowance.CUDA_FORWARD_COMPAT)));

    private static Platform box(String cuda, String... devices) {
        return on("linux", cuda, devices);
    }

    private static Platform on(String os, String cuda, String... devices) {
        return PlatformFile.read(
                "platform: 1\nname: box\nfacts: {os: " + os + ", cuda: {" + cuda + "}}\ndevices:\n"
                        + List.of(devices).stream()
                                .map(facts -> "  - {api: cuda, " + facts + "}\n")
                                .collect(Collectors.joining()),
                "box.yaml");
    }

    private static Evaluation build(String toolkit, String targets, Platform box, MachineUse use) {
        return Evaluator.evaluate(
                Requirement.parse("cuda(toolkit = " + toolkit + ", targets = [" + targets + "])"), box, use);
    }

    private static List<String> codes(Evaluation evaluation) {
        return evaluation.holds()
                ? evaluation.warnings().stream()
                        .map(warning -> warning.code().name())
                        .collect(Collectors.toList())
                : evaluation.reasons().stream()
                        .map(reason -> reason.code().name())
                        .collect(Collectors.toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "S10 T4 with cuda-compat | 470.57.02 | 11.4 | 12.2 | 7.5 | datacenter | 12.2 | sm_75 | CUDA_FORWARD_COMPAT",
                "its PTX compiles too | 470.57.02 | 11.4 | 12.2 | 7.5 | datacenter | 12.2 | compute_70"
                        + " | CUDA_FORWARD_COMPAT,CUDA_PTX_JIT",
                "PTX within the major version | 535.104.05 | 12.2 | 12.4 | 8.0 | datacenter | 12.4 | compute_80"
                        + " | CUDA_FORWARD_COMPAT,CUDA_PTX_JIT",
                "machine code needs no cuda-compat there | 535.104.05 | 12.2 | 12.4 | 8.0 | datacenter | 12.4 | sm_80"
                        + " | CUDA_MINOR_COMPAT",
                "cuda-compat of an older toolkit | 470.57.02 | 11.4 | 12.0 | 7.5 | datacenter | 12.2 | sm_75"
                        + " | CUDA_DRIVER_TOO_OLD",
                "no GeForce | 470.57.02 | 11.4 | 12.2 | 7.5 | geforce | 12.2 | sm_75 | CUDA_DRIVER_TOO_OLD",
                "a Jetson | 470.57.02 | 11.4 | 12.2 | 8.7 | jetson | 12.2 | sm_87 | CUDA_FORWARD_COMPAT",
                "K80 up to the last driver for it | 450.80.02 | 11.0 | 11.4 | 3.7 | datacenter | 11.4 | compute_37"
                        + " | CUDA_FORWARD_COMPAT,CUDA_PTX_JIT",
                "K80 not beyond | 450.80.02 | 11.0 | 11.5 | 3.7 | datacenter | 11.5 | compute_37 | CUDA_PTX_TOOLCHAIN"
            })
    void forwardCompatibilityWhereItIsAllowed(
            String story,
            String driver,
            String api,
            String compat,
            String capability,
            String type,
            String toolkit,
            String targets,
            String codes) {
        Platform box = box(
                "driver: " + driver + ", api: \"" + api + "\", compat: \"" + compat + "\"",
                "cc: \"" + capability + "\", class: " + type);
        assertThat(codes(build(toolkit, targets, box, FORWARD))).as(story).isEqualTo(List.of(codes.split(",")));
    }

    @Test
    void forwardCompatibilityIsForAllTheGpusOfALinux() {
        String cuda = "driver: 470.57.02, api: \"11.4\", compat: \"12.2\"";
        Platform mixed = box(cuda, "cc: \"7.5\", class: datacenter", "cc: \"8.6\", class: geforce");
        assertThat(codes(build("12.2", "sm_75", mixed, FORWARD)))
                .containsExactly("CUDA_DRIVER_TOO_OLD", "CUDA_NO_TARGET");
        Platform windows = on("windows", cuda, "cc: \"7.5\", class: datacenter");
        assertThat(codes(build("12.2", "sm_75", windows, FORWARD))).containsExactly("CUDA_DRIVER_TOO_OLD");
        Platform untold = box(cuda, "cc: \"7.5\"");
        Evaluation evaluation = build("12.2", "sm_75", untold, FORWARD);
        assertThat(evaluation.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(evaluation.reasons().get(0).flags()).containsExactly("--set cuda.class=…");
    }

    @Test
    void aRefusalSaysWhereForwardCompatibilityWouldHelp() {
        Platform t4 = box("driver: 470.57.02, api: \"11.4\", compat: \"12.2\"", "cc: \"7.5\", class: datacenter");
        assertThat(build("12.2", "sm_75", t4, MachineUse.DEFAULT).reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "needs cuda.driver >= 525.60.13, has 470.57.02 (from box.yaml); cuda-compat 12.2 is installed"
                                + " and would do: `policy.allow: [cuda-forward-compat]` or `--allow cuda-forward-compat`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sm_80 | 8.6 | true",
                "sm_80 | 8.7 | false",
                "sm_87 | 8.7 | true",
                "sm_87 | 8.9 | false",
                "sm_72 | 7.5 | false",
                "sm_110 | 11.0 | true",
                "sm_100 | 10.3 | true",
                "sm_100 | 10.1 | false",
                "compute_80 | 8.7 | true",
                "compute_87 | 8.9 | true",
                "sm_90a | 9.0 | true",
                "compute_90a | 10.0 | false",
                "sm_100a | 10.3 | false",
                "sm_100f | 10.3 | true",
                "compute_100f | 10.3 | true",
                "compute_100f | 10.1 | false",
                "compute_100f | 12.0 | false",
                "compute_103f | 10.0 | false",
                "sm_120f | 12.1 | true",
                "compute_110f | 11.0 | true"
            })
    void machineCodeOfJetsonBoardsAndOfDesktopsIsNotInterchangeable(String target, String capability, boolean runs) {
        String[] numbers = capability.split("\\.");
        assertThat(CudaTarget.parse(target).runsOn(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])))
                .isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.1 | sm_70, sm_90 | 6.1 | needs compute capability 7.0 or higher, the build has sm_70, sm_90,"
                        + " has compute capability 6.1 (Pascal) on cuda device 0 (from box.yaml)",
                "13.0 | sm_75, compute_75 | 6.1 | needs compute capability 7.5 or higher, the build has sm_75, compute_75,"
                        + " has compute capability 6.1 (Pascal) on cuda device 0 (from box.yaml);"
                        + " the last toolkit that makes code for it is 12.9",
                "12.4 | sm_80, sm_90a | 12.0 | needs code the device can execute, the build has sm_80, sm_90a,"
                        + " has compute capability 12.0 (Blackwell) on cuda device 0 (from box.yaml)"
            })
    void aBuildWithoutCodeForTheDeviceNamesBoth(String toolkit, String targets, String capability, String text) {
        Platform box = box("driver: 595.45.04, api: \"13.2\"", "cc: \"" + capability + "\"");
        assertThat(build(toolkit, targets, box, MachineUse.DEFAULT).reasons())
                .extracting(Reason::text)
                .containsExactly(text);
    }

    @Test
    void whereOnlyAWindowsDriverIsKnownItsApiIsTold() {
        Platform box = on("windows", "driver: 551.61", "cc: \"8.6\"");
        assertThat(codes(build("12.4", "compute_80", box, MachineUse.DEFAULT))).containsExactly("CUDA_PTX_JIT");
        assertThat(build("12.5", "compute_80", box, MachineUse.DEFAULT).reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "needs cuda.driver >= 555.85 to compile the PTX of toolkit 12.5, has 551.61 (from box.yaml)");
    }
}
