package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios S31 to S33 of variants §4 and the rules of §2.8 for ROCm. */
class ARocmBuildRunsOrSaysWhyNotTest {
    private static Evaluation build(String version, String targets, String gfx, String facts) {
        Platform box = PlatformFile.read(
                "platform: 1\nname: box\nfacts: {os: linux" + facts + "}\ndevices: [{api: rocm, gfx: \"" + gfx
                        + "\"}]\n",
                "box.yaml");
        return Evaluator.evaluate(
                Requirement.parse("rocm(version = " + version + ", targets = [" + targets + "])"), box);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S31 gfx1031 is not gfx1030 | gfx906, gfx90a, gfx1030, gfx1100 | gfx1031 | FALSE",
                "S32 a generic target has members | gfx9-generic, gfx10-3-generic | gfx1031 | TRUE",
                "S33 MI210 | gfx906, gfx90a | gfx90a | TRUE",
                "gfx90a is in no generic target | gfx9-generic, gfx9-4-generic | gfx90a | FALSE",
                "MI300 | gfx9-4-generic | gfx942 | TRUE",
                "Strix Halo | gfx11-generic | gfx1151 | TRUE",
                "RX 9070 | gfx12-generic | gfx1201 | TRUE",
                "code without settings runs either way | gfx90a | gfx90a:sramecc+:xnack- | TRUE",
                "code for xnack | gfx90a:xnack+ | gfx90a:sramecc+:xnack- | FALSE",
                "code for what is set | gfx90a:xnack- | gfx90a:sramecc+:xnack- | TRUE",
                "a device that does not say | gfx90a:xnack+ | gfx90a | UNKNOWN",
                "code for either | gfx90a:xnack+, gfx90a:xnack- | gfx90a:xnack- | TRUE",
                "no target id | gfx90a | Radeon | UNKNOWN"
            })
    void onItsTargetsAndTheMembersOfGenericOnes(String story, String targets, String gfx, Truth truth) {
        assertThat(build("6.0", targets, gfx, "").truth()).as(story).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gfx906, gfx1030 | gfx1031 | needs a GPU of one of gfx906, gfx1030, has gfx1031 on rocm device 0 (from box.yaml);"
                        + " on Linux, HSA_OVERRIDE_GFX_VERSION=10.3.0 may run the code for gfx1030, untested,"
                        + " where `--set rocm.gfx=gfx1030` is set",
                "gfx906 | gfx1100 | needs a GPU of one of gfx906, has gfx1100 on rocm device 0 (from box.yaml)",
                "gfx90a:xnack+ | gfx90a | needs a GPU of one of gfx90a:xnack+, has gfx90a on rocm device 0 (from box.yaml),"
                        + " without the setting asked for"
            })
    void aRefusalSaysWhatIsThere(String targets, String gfx, String text) {
        assertThat(build("6.0", targets, gfx, "").reasons())
                .extracting(Reason::text)
                .containsExactly(text);
    }

    @Test
    void anUnknownSettingNamesTheFlag() {
        assertThat(build("6.0", "gfx90a:xnack+", "gfx90a", "").reasons().get(0).flags())
                .containsExactly("--set rocm.gfx=gfx90a:xnack+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6.0 | 6.10.5 | true",
                "6.1 | 6.10.5 | false",
                "6.4.1 | 6.10.5 | false",
                "7.0 | 6.3.6 | true",
                "7.0 | 6.14.14 | false",
                "7.2 | 9.9.9 | false"
            })
    void aKernelDriverAmdDoesNotSupportItOnIsAWarning(String version, String module, boolean warned) {
        Evaluation evaluation = build(version, "gfx90a", "gfx90a", ", rocm.driver: " + module);
        assertThat(evaluation.holds()).isTrue();
        assertThat(evaluation.warnings())
                .extracting(Warning::code)
                .isEqualTo(warned ? List.of(Warning.Code.ROCM_DRIVER_UNTESTED) : List.of());
    }

    @Test
    void settingsDoNotMatterToWhoAsksForAProcessor() {
        Platform box = PlatformFile.read(
                "platform: 1\nname: box\ndevices: [{api: rocm, gfx: \"gfx90a:sramecc+:xnack-\"}]\n", "box.yaml");
        assertThat(Evaluator.evaluate(Requirement.parse("any(rocm, gfx >= gfx90a)"), box)
                        .holds())
                .isTrue();
    }
}
