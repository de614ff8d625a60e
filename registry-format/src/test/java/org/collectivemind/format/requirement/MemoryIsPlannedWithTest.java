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

/** Scenarios S11 to S15, S26 and S34 of variants §4, one placement at a time. */
class MemoryIsPlannedWithTest {
    private static final String NO_GPU = ", cuda: {absent: no libcuda}, rocm: {absent: no amdgpu driver},"
            + " metal: {absent: no Mac}, level0: {absent: no loader}, vulkan: {absent: no loader}";

    private static Platform box(String name) {
        String body = switch (name) {
            case "a6000" -> "{mem.total: 128GiB}\ndevices: [{api: cuda, mem.total: 47.98GiB}]";
            case "rtx4080" -> "{mem.total: 32GiB}\ndevices: [{api: cuda, mem.total: 15.99GiB}]";
            case "mig" -> "{mem.total: 256GiB}\ndevices: [{api: cuda, mig: true, mem.total: 19.5GiB}]";
            case "gb10" -> "{mem.total: 121.69GiB}\ndevices: [{api: cuda, mem.unified: true}]";
            case "m2" -> "{mem.total: 16GiB}\ndevices: [{api: metal, mem.total: 10.67GiB}]";
            case "unknown" -> "{mem.total: 64GiB}\ndevices: [{api: cuda, cc: 8.0}]";
            case "two" ->
                "{mem.total: 64GiB}\ndevices: [{api: cuda, mem.total: 7.92GiB}, {api: cuda, mem.total: 24GiB}]";
            case "twice" ->
                "{mem.total: 64GiB}\ndevices: [{api: cuda, mem.total: 8GiB}, {api: vulkan}, {api: vulkan, mem.unified: true}]";
            case "arc" -> "{mem.total: 64GiB}\ndevices: [{api: vulkan}, {api: level0, mem.total: 16GiB}]";
            case "laptop" -> "{mem.total: 16GiB" + NO_GPU + "}";
            default -> "{mem.total: {unknown: not exported}" + NO_GPU + "}";
        };
        return PlatformFile.read("platform: 1\nname: box\nfacts: " + body + "\n", "box.yaml");
    }

    private static Evaluation evaluate(String need, String machine, Requirement.Quantifier devices) {
        return Evaluator.evaluate(
                Requirement.parse("memory(" + need + ")"), box(machine), new MachineUse(devices, new TreeSet<>()));
    }

    private static List<String> codes(Evaluation evaluation) {
        return evaluation.reasons().stream().map(reason -> reason.code().name()).collect(Collectors.toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "S12 Q4_K_M fits 48 GB | gpu, 40.54GiB | a6000 | ANY | -",
                "S12 Q5_K_M does not, for 5% stay free | gpu, 47.41GiB | a6000 | ANY | MEM_DEVICE",
                "S11 a slice of an A100 | gpu, 29.27GiB | mig | ANY | MEM_DEVICE",
                "S13 16 GB | gpu, 29.27GiB | rtx4080 | ANY | MEM_DEVICE",
                "S14 16 GB and 32 GB | hybrid, 40.54GiB | rtx4080 | ANY | -",
                "S14 not Q5_K_M | hybrid, 47.41GiB | rtx4080 | ANY | MEM_DEVICE",
                "S14 nor on the host alone | cpu, 40.54GiB | rtx4080 | ANY | MEM_HOST",
                "S15 one memory for both | gpu, 54.70GiB | gb10 | ANY | -",
                "S15 f16 is too much | gpu, 130.5GiB | gb10 | ANY | MEM_DEVICE",
                "S15 nothing to spill into | hybrid, 54.70GiB | gb10 | ANY | MEM_HOST",
                "S15 the host's is the GPU's | cpu, 54.70GiB | gb10 | ANY | MEM_HOST",
                "S26 Metal takes a part of it | gpu, 11GiB | m2 | ANY | MEM_DEVICE",
                "S26 the processor takes all | cpu, 15.2GiB | m2 | ANY | -",
                "S26 not both | hybrid, 11GiB | m2 | ANY | MEM_HOST",
                "S34 unknown | gpu, 40.54GiB | unknown | ANY | UNKNOWN_FACT",
                "S34 the host is known | cpu, 40.54GiB | unknown | ANY | -",
                "the host alone would do | hybrid, 40.54GiB | unknown | ANY | -",
                "the largest of two | gpu, 20GiB | two | ANY | -",
                "the smallest of two | gpu, 20GiB | two | ALL | MEM_DEVICE",
                "the smallest of two and the host | hybrid, 68GiB | two | ALL | -",
                "a GPU that Vulkan sees too, and one in the processor | gpu, 9GiB | twice | ANY | MEM_DEVICE",
                "no api of its own | gpu, 9GiB | arc | ANY | -",
                "without GPU | gpu, 1GiB | laptop | ANY | MEM_DEVICE",
                "without GPU nothing spills | hybrid, 1GiB | laptop | ANY | MEM_DEVICE",
                "without GPU the host is left | cpu, 15.2GiB | laptop | ANY | -",
                "nobody knows the host | cpu, 1GiB | nowhere | ANY | UNKNOWN_FACT"
            })
    void whatFitsWhere(String story, String need, String machine, Requirement.Quantifier devices, String code) {
        Evaluation evaluation = evaluate(need, machine, devices);
        assertThat(codes(evaluation)).as(story).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(evaluation.warnings().stream().map(Warning::code))
                .as(story)
                .isEqualTo(
                        evaluation.holds() && need.startsWith("hybrid") ? List.of(Warning.Code.MEM_SPILL) : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpu, 29.27GiB | rtx4080 | needs 29.27 GiB of memory on one GPU, has 15.99 GiB on cuda device 0 (from box.yaml):"
                        + " 15.19 GiB less the 5% that stay free",
                "hybrid, 47.41GiB | rtx4080 | needs 47.41 GiB of GPU and host memory together, has 15.99 GiB on cuda device 0"
                        + " (from box.yaml) and 32 GiB on the host (from box.yaml): 45.59 GiB less the 5% that stay free",
                "cpu, 1TiB | rtx4080 | needs 1024 GiB of host memory, has 32 GiB on the host (from box.yaml):"
                        + " 30.4 GiB less the 5% that stay free",
                "cpu, 1GiB | gb10 | needs 1 GiB of host memory, has only what it shares with cuda device 0: place it on the gpu",
                "hybrid, 1GiB | m2 | needs 1 GiB of GPU and host memory together, has one memory for both on metal device 0:"
                        + " place it on the gpu or the cpu",
                "gpu, 700MiB | laptop | needs 700 MiB of memory on one GPU, has no GPU: no libcuda; no amdgpu driver;"
                        + " no Mac; no loader",
                "gpu, 1GiB | unknown | needs 1 GiB of memory on one GPU, unknown on cuda device 0: not described for cuda device 0"
            })
    void aRefusalSaysWhatIsThere(String need, String machine, String text) {
        assertThat(evaluate(need, machine, Requirement.Quantifier.ANY).reasons())
                .extracting(Reason::text)
                .containsExactly(text);
    }

    @Test
    void anUnknownAmountNamesTheFlag() {
        Evaluation evaluation = evaluate("gpu, 40.54GiB", "unknown", Requirement.Quantifier.ANY);
        assertThat(evaluation.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(evaluation.reasons().get(0).flags()).containsExactly("--set cuda.mem.total=…GiB");
    }
}
