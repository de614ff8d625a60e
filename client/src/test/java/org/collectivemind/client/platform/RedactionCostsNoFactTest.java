package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    private static String text(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "captures", name + ".yaml"));
    }

    @Test
    void aBoardIsNumberedInTheDriversFilesAndInTheUsersWish() {
        RecordedMachine machine = Machines.debian()
                .variable("ROCR_VISIBLE_DEVICES", "GPU-f46d05933b41c27b,GPU-XX")
                .file("/sys/class/kfd/kfd/topology/nodes/1/properties", "unique_id 17612739847628374651\n")
                .file("/sys/class/kfd/kfd/topology/nodes/0/properties", "unique_id 0\n");
        Capture capture = Recording.of(machine, DISK, "").capture();
        assertThat(capture.write()).doesNotContain("17612739847628374651", "f46d05933b41c27b");
    }
}
