package org.collectivemind.format.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Microarchitectures;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsAreMachinesTest {
    private static final List<String> STATED =
            List.of("os", "arch", "libc", "sys.wsl", "cpu.isa", "cpu.features", "disk.free");

    private static final Microarchitectures LEVELS = Microarchitectures.builtIn();

    static Stream<String> names() {
        return Presets.all().stream().map(Presets.Preset::name);
    }

    private static Path directory() {
        try {
            return Path.of(Presets.class.getResource("presets/index.yaml").toURI())
                    .getParent();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theListNamesEveryFileAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Stream.of("index.yaml"), names().map(name -> name + ".yaml"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachStatesWhatBuildsAskAndWhereItIsFrom(String name) throws IOException {
        Platform platform = Presets.platform(name);
        assertThat(platform.name()).isEqualTo(name);
        assertThat(platform.facts().keySet())
                .extracting(AttributeKey::text)
                .containsAll(STATED)
                .doesNotHaveDuplicates();
        assertThat(platform.fact(AttributeKey.parse("disk.free")))
                .as("what is free varies, but for runners that promise some")
                .isInstanceOf(name.startsWith("github-") ? Fact.Known.class : Fact.Unknown.class);
        platform.fact(AttributeKey.parse("cpu.isa"))
                .known()
                .orElseThrow()
                .values()
                .forEach(level -> assertThat(LEVELS.find(level)).as(level).isPresent());
        String text = Files.readString(directory().resolve(name + ".yaml"));
        assertThat(text.substring(0, text.indexOf("\nplatform:")).replaceAll("\n# ?", " "))
                .containsPattern("Source: .+ (Read|Written) 2026-11-21\\.$");
        assertThat(Presets.named(name).description()).hasSizeBetween(10, 90);
        assertThat(PlatformFile.read(PlatformFile.write(platform), "again")).isEqualTo(platform);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noneLeavesOpenWhetherItHasAGpu(String name) {
        for (String api : List.of("cuda", "rocm")) {
            assertThat(Evaluator.evaluate(Requirement.parse("any(" + api + ")"), Presets.platform(name))
                            .truth())
                    .hasToString(
                            Presets.platform(name).devices().stream()
                                            .anyMatch(device -> device.api().equals(api))
                                    ? "TRUE"
                                    : "FALSE");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws-g5 | any(cuda, cc >= 8.6 and mem.total >= 22GiB) and cuda.driver >= 525.60.13",
                "aws-p5 | all(cuda, cc = 9.0) and cuda(toolkit = 12.4, targets = [sm_90])",
                "aws-c7g | cpu.isa >= neoverse_v1 and cpu.features has [sve, bf16, i8mm] and libc >= glibc-2.28",
                "aws-c7i | cpu.isa >= x86_64_v4 and cpu.features has [amx_int8, avx512_vnni]",
                "mac-m2-16gb | os = macos and os.version >= 13.0 and any(metal, mem.total >= 10GiB)",
                "alpine | libc = musl and arch = x86_64",
                "jetson-nano | any(cuda, cc >= 5.3 and mem.unified = true) and cuda(toolkit = 10.2, targets = [sm_53])",
                "wsl2-rtx-4060 | sys.wsl = true and cuda(toolkit = 12.2, targets = [sm_89])",
                "server-mi300x | rocm.targets has [gfx942] or any(rocm, gfx >= gfx942)",
                "gcp-tpu-v5e | any(tpu, mem.total >= 14GiB)"
            })
    void theyMeetWhatTheirMachinesMeet(String name, String requirement) {
        assertThat(Evaluator.evaluate(Requirement.parse(requirement), Presets.platform(name)))
                .matches(evaluation -> evaluation.holds());
    }

    @Test
    void aMisspeltNameIsMended() {
        assertThatThrownBy(() -> Presets.named("aws-g55"))
                .isInstanceOfSatisfying(
                        MalformedText.class,
                        failure -> assertThat(failure.hints())
                                .containsExactly("did you mean `aws-g5`?", "`cm platform list` lists the presets"));
        assertThatThrownBy(() -> Presets.named("jetson-orin"))
                .isInstanceOfSatisfying(
                        MalformedText.class,
                        failure -> assertThat(failure.hints()).contains("did you mean `jetson-orin-nano`?"));
    }
}
