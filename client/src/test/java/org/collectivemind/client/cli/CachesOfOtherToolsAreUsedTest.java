package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Hugging Face, ollama and Maven downloaded is not downloaded again. */
class CachesOfOtherToolsAreUsedTest {
    private static final String APP = "com/example/app/1.0/app-1.0.jar";

    @TempDir
    Path root;

    private AirGap gap;
    private Session machine;
    private int before;

    @BeforeEach
    void anEmptyMachine() {
        gap = new AirGap(root);
        machine = gap.machine();
        before = requests();
    }

    @AfterEach
    void close() {
        gap.close();
    }

    private int requests() {
        return gap.server().requests("/weights.bin").size()
                + gap.server().requests("/natives.jar").size()
                + gap.server().requests("/maven/" + APP).size();
    }

    private void layCachesOut(byte[] weights) throws IOException {
        Path app = gap.online().work().resolve("maven").resolve(APP);
        write(".cache/huggingface/hub/models--owner--model/blobs/" + Hasher.of(gap.weights()), weights);
        write(".ollama/models/blobs/sha256-" + Hasher.of(gap.jar()), gap.jar());
        write(".m2/repository/" + APP, Files.readAllBytes(app));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = machine.home().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Test
    void whatIsThereIsCopiedAndStaysAsItIs() throws IOException {
        layCachesOut(gap.weights());
        machine.cm("install").matches("adoption/install");
        assertThat(requests()).isEqualTo(before);
        Path blob =
                machine.home().resolve(".cache/huggingface/hub/models--owner--model/blobs/" + Hasher.of(gap.weights()));
        assertThat(blob).hasBinaryContent(gap.weights());
        assertThat(Files.getAttribute(blob, "unix:nlink")).isEqualTo(1);
        assertThat(Files.isWritable(blob)).isTrue();
        assertThat(machine.run("store", "verify").exitCode()).isZero();
    }

    @Test
    void eachIsNamedToWhoAsks() throws IOException {
        layCachesOut(gap.weights());
        Session.Said said = machine.run("install", "-v");
        assertThat(said.err())
                .contains("adopted natives 1.0.0 natives.jar")
                .contains("from " + machine.home() + "/.ollama/models/blobs/sha256-")
                .contains("from " + machine.home() + "/.m2/repository/" + APP);
    }

    @Test
    void whatIsSomethingElseIsFetched() throws IOException {
        byte[] other = gap.weights();
        other[7]++;
        layCachesOut(other);
        machine.cm("install", "--json").matches("adoption/wrong");
        assertThat(requests()).isGreaterThan(before);
        assertThat(machine.run("store", "verify").exitCode()).isZero();
    }

    @Test
    void whoDoesNotWantThatSaysSo() throws IOException {
        layCachesOut(gap.weights());
        machine.export("CM_ADOPT", "hf,olama").cm("install").matches("adoption/unknown");
        for (String[] words : new String[][] {{"install", "--no-adopt"}, {"install"}}) {
            machine = gap.machine().export("CM_ADOPT", words.length == 1 ? "off" : "");
            layCachesOut(gap.weights());
            int asked = requests();
            assertThat(machine.run(words).err()).doesNotContain("adopted");
            assertThat(requests()).isEqualTo(asked + 3);
        }
    }
}
