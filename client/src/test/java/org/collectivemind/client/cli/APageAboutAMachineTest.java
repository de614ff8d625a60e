package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.platform.PlatformPage;
import org.collectivemind.client.platform.PlatformReport;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class APageAboutAMachineTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    Path root;

    @Test
    void saysWhatItIsInOneSentenceAndWhereEachFactIsFrom() {
        Session.in(root)
                .cm("platform", "show")
                .cm("platform", "show", "--set", "cuda.driver=550.54.14", "--set", "mem.total=")
                .cm("platform", "show", "aws-p4d")
                .cm("platform", "show", "jetson-nano", "--set", "cuda.driver=32.7.4")
                .cm("platform", "show", "mac-m2-16gb")
                .matches("platform/show");
    }

    @Test
    void inAProjectSaysWhichTargetFits() {
        Session.inProject(root, "org.example:engine@^1.17")
                .edit(
                        "cm.yaml",
                        "[host]",
                        "{gpu: {preset: aws-g5}, linux: {preset: linux-x86_64}, mac: {preset: mac-m2-16gb}}")
                .quietly("lock")
                .cm("platform", "show", "mac")
                .cm("platform", "show", "gpu", "--set", "cuda.driver=440.33")
                .on(Machines.macbook())
                .cm("platform", "show", "--platform", "raspberry-pi-5", "--json")
                .silently("cm.lock", "{")
                .cm("platform", "show", "linux-aarch64")
                .matches("platform/show-in-a-project");
    }

    private static List<String> page(Platform platform, boolean colour, int width) {
        PlatformReport report = PlatformReport.of(platform);
        PlatformText text = new PlatformText(colour, width);
        List<String> lines = new ArrayList<>(text.headline(report.headline()));
        PlatformPage.sections(report).forEach(section -> lines.addAll(text.section(section)));
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100})
    void fitsANarrowTerminal(int width) {
        for (Presets.Preset preset : Presets.all()) {
            for (String line : page(Presets.platform(preset.name()), false, width)) {
                boolean oneWord = line.strip().indexOf(' ') < 0;
                assertThat(line.length() <= width || oneWord)
                        .as(preset.name() + ": " + line)
                        .isTrue();
            }
        }
    }

    @Test
    void saysTheSameWithColourAndWithout() {
        Platform platform =
                new Overrides(List.of(Assertion.parse("libc=glibc-2.17", "--set"))).on(Presets.platform("aws-g5"));
        List<String> coloured = page(platform, true, 100);
        assertThat(coloured.get(0)).startsWith(ESCAPE + "[1m").endsWith(ESCAPE + "[0m");
        assertThat(coloured).anyMatch(line -> line.contains(ESCAPE + "[33;1masserted with --set" + ESCAPE + "[0m"));
        assertThat(coloured.stream().map(line -> line.replaceAll(ESCAPE + "\\[[0-9;]+m", "")))
                .isEqualTo(page(platform, false, 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws-g5 | Linux 5.15 on x86_64, AMD EPYC 7R32 (Zen 2), 4 cores, 15 GiB, 1 × NVIDIA A10G (22.1 GiB, compute capability 8.6), driver 535.54.03 = CUDA 12.2",
                "aws-c7g | Linux 5.15 on aarch64, AWS Graviton3 (Neoverse V1), 1 core, 1.7 GiB, no GPU to compute on",
                "mac-m2-16gb | macOS 14.0 on aarch64, Apple M2, 8 cores, 16 GiB, 1 × Apple M2 (10.6 GiB)",
                "server-mi300x | Linux 5.14 on x86_64, 950 GiB, 8 × AMD Instinct MI300X (191.9 GiB, gfx942), ROCm 6.1",
                "wsl2 | Linux 5.15 (Ubuntu 22.04) in WSL on x86_64, 7.5 GiB, no GPU to compute on"
            })
    void hasAHeadline(String preset, String headline) {
        assertThat(PlatformReport.of(Presets.platform(preset)).headline()).isEqualTo(headline);
    }
}
