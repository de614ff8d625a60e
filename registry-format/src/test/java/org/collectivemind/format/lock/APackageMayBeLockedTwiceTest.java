package org.collectivemind.format.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.junit.jupiter.api.Test;

/** A model beside itself in another build: `as` in a lock. */
class APackageMayBeLockedTwiceTest {
    private static final String TWICE = SampleLock.aliased();
    private static final TargetName BOX = new TargetName("box");

    @Test
    void eachPlaceHasItsOwnBuild() {
        Lockfile lock = SampleLock.read(TWICE);
        assertThat(LockfileCodec.write(lock)).isEqualTo(TWICE.getBytes(StandardCharsets.UTF_8));
        assertThat(variant(lock, "org.mlcommons:resnet50")).isEqualTo("fp32");
        assertThat(variant(lock, "org.mlcommons:resnet50 as small")).isEqualTo("int8");
        assertThat(lock.locked(PackageSlot.parse("org.mlcommons:resnet50 as other"), BOX))
                .isEmpty();
    }

    private static String variant(Lockfile lock, String slot) {
        return lock.locked(PackageSlot.parse(slot), BOX)
                .orElseThrow()
                .variant(BOX)
                .orElseThrow()
                .id()
                .text();
    }

    @Test
    void onePlaceTakesOneVersion() {
        refused(
                TWICE.replaceFirst(
                        "\"org.mlcommons:resnet50\",\n      \"version\"",
                        "\"org.mlcommons:resnet50\", \"as\": \"small\", \"version\""),
                "target `box` takes two versions of it");
    }

    @Test
    void aDependencyOnAnotherPlaceIsMissed() {
        refused(
                TWICE.replaceFirst("resnet50 as small\"\\s+],\\s+\"payloads", "resnet50 as tiny\"], \"payloads"),
                "`org.mlcommons:resnet50:1.5.0` is not a locked package: its dependency `org.mlcommons:resnet50 as tiny`"
                        + " is not locked for target `box`");
    }

    @Test
    void theNumberOfTheFormatIsTheOneTheContentNeeds() {
        refused(
                TWICE.replace("\"cm-lock\": 2", "\"cm-lock\": 1"),
                "`1` is not a number of format `cm-lock`: what follows is of format 2");
        refused(
                SampleLock.text().replace("\"cm-lock\": 1", "\"cm-lock\": 2"),
                "`2` is not a number of format `cm-lock`: what follows is of format 1");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> SampleLock.read(text))
                .hasMessageContaining(message)
                .extracting(failure -> ((MalformedFile) failure).exitCode())
                .isEqualTo(ExitCode.INTEGRITY);
    }
}
