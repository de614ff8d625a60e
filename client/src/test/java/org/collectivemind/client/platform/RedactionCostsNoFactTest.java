package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.RecordedProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent of a machine is detected as the machine is, whichever of {@code src/test/captures} it is. */
class RedactionCostsNoFactTest {
    private static final Path DISK = Path.of("");

    @ParameterizedTest
    @MethodSource("org.collectivemind.client.platform.RecordedMachinesAreRecognisedTest#machines")
    void ofARecordedMachine(String name) throws IOException {
        Capture capture = Capture.read(text(name), name);
        Recording recording = Recording.of(new RecordedProbe(capture), DISK, "");
        assertThat(recording.different()).isEmpty();
        assertThat(Capture.read(recording.capture().write(), name)).isEqualTo(recording.capture());
    }

    @Test
    void ofVariablesThatSteerDetection() throws IOException {
        String text = text("arc-a770")
                .replace(
                        "variables: {",
                        "variables: {USER: alice, LD_LIBRARY_PATH: /srv/other:/data/alice/lib,"
                                + " VK_DRIVER_FILES: /data/alice/intel.json:/data/alice/gone.json, ")
                .replace("/usr/share/vulkan/icd.d/intel_icd.x86_64.json", "/data/alice/intel.json")
                .replace("- /usr/lib/x86_64-linux-gnu/libvulkan.so.1", "- /data/alice/lib/libvulkan.so.1");
        Recording recording = Recording.of(new RecordedProbe(Capture.read(text, "arc")), DISK, "");
        assertThat(recording.different()).isEmpty();
        assertThat(recording.capture().variables())
                .containsEntry("LD_LIBRARY_PATH", "/data/user/lib")
                .containsEntry("VK_DRIVER_FILES", "/data/user/intel.json");
    }

    @Test
    void ofUuidsThatAreCutShort() throws IOException {
        String text = text("h100-8")
                .replace("00000000-0000-0000-0000-000000000002", "8932f937-d72c-4106-c12f-20bd9faed9f6")
                .replace("variables: {", "variables: {CUDA_VISIBLE_DEVICES: GPU-8932f9, ");
        Recording recording = Recording.of(new RecordedProbe(Capture.read(text, "h100")), DISK, "");
        assertThat(recording.different()).isEmpty();
        assertThat(recording.capture().write()).doesNotContain("8932f9");
    }

    @Test
    void ofARegistryOfManySettings() throws IOException {
        String text = text("windows-rx7900xtx")
                .replace("0000002000000000", "0000c0ff05000000")
                .replaceFirst("( +)ProviderName", "$1Setting    REG_SZ    swordfish\n".repeat(4000) + "$1ProviderName");
        Recording recording = Recording.of(new RecordedProbe(Capture.read(text, "registry")), DISK, "");
        assertThat(recording.different()).isEmpty();
        assertThat(recording.capture().write()).doesNotContain("swordfish").hasSizeLessThan(8 << 10);
    }

    private static String text(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "captures", name + ".yaml"));
    }

    @Test
    void noNumberOfABoardOrAProcessorIsLeft() throws IOException {
        String number = new BigInteger("123456789abcdef3", 16).toString();
        String text = text("mi300x-two-visible")
                .replace(
                        "    processor\t: 0\n",
                        "    processor 0: version = FF,  identification = 0133E8,  machine = 3931\n    processor\t: 0\n");
        assertThat(text).contains("GPU-123456789abcdef3", number, "0133E8");
        Recording recording = Recording.of(new RecordedProbe(Capture.read(text, "mi300x")), DISK, "");
        assertThat(recording.different()).isEmpty();
        assertThat(recording.capture().write()).doesNotContain("123456789abcdef3", number, "0133E8");
    }
}
