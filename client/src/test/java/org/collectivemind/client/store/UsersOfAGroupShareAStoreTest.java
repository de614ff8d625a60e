package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersOfAGroupShareAStoreTest {
    private static final Digest BLOB = Hasher.of(ClaimProcess.CONTENT);
    /** Two users of the group 100; both may read whatever lies where, as the classes of this test do. */
    private static final List<String> ONE = as(1001);

    private static final List<String> OTHER = as(1002);

    @TempDir
    Path root;

    private Path store;

    private static List<String> as(int user) {
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=100",
                "--clear-groups",
                "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search",
                "sh",
                "-c",
                "umask 022; exec \"$@\"",
                "sh");
    }

    @BeforeEach
    void aDirectoryOfTheGroup() throws Exception {
        assumeTrue(
                new ProcessBuilder(command(ONE, "true")).start().waitFor() == 0,
                "this user may run programs as others");
        Files.setAttribute(root, "unix:mode", 0755);
        store = Files.createDirectory(root.resolve("store"));
        Files.setAttribute(store, "unix:gid", 100);
        Files.setAttribute(store, "unix:mode", 02775);
    }

    @Test
    void bothFetchIntoItAndLeaveEachOtherRoom() throws Exception {
        Digest another = Hasher.of("x".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        try (ClaimProcess left = ClaimProcess.start(ONE, store, another, "locks", "hold")) {
            assertThat(left.line()).contains(another.hex());
            left.signal("KILL");
        }
        try (ClaimProcess first = ClaimProcess.start(ONE, store, BLOB, "locks", "download")) {
            assertThat(first.line()).isNotEmpty();
            assertThat(first.waitFor()).isZero();
        }
        try (ClaimProcess second = ClaimProcess.start(OTHER, store, BLOB, "locks", "download")) {
            assertThat(second.line()).isEqualTo("done");
            assertThat(second.waitFor()).isZero();
        }
        try (ClaimProcess beside = ClaimProcess.start(OTHER, store, another, "locks", "hold")) {
            assertThat(beside.line())
                    .as("what the first left is not in the way")
                    .contains(another.hex());
            beside.signal("KILL");
        }
        assertThat(mode("v1")).isEqualTo(02775);
        assertThat(mode("v1/blobs/sha256/" + BLOB.hex().substring(0, 2))).isEqualTo(02775);
        assertThat(mode("v1/blobs/sha256/" + BLOB.hex().substring(0, 2) + "/" + BLOB.hex()))
                .isEqualTo(0444);
        assertThat(mode("v1/lock")).isEqualTo(0664);
    }

    private int mode(String path) throws IOException {
        return (Integer) Files.getAttribute(store.resolve(path), "unix:mode") & 07777;
    }

    private static List<String> command(List<String> wrapper, String program) {
        List<String> command = new java.util.ArrayList<>(wrapper);
        command.add(program);
        return command;
    }
}
