package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk does not take what must be written. */
class BadInputDiskTest {
    @TempDir
    Path root;

    private final Deque<Path> mounted = new ArrayDeque<>();
    private Session session;

    @BeforeEach
    void install() {
        session = Session.inProject(root, "org.example:greeter@^1").quietly("install");
    }

    @AfterEach
    void unmount() {
        mounted.forEach(directory -> assertThat(mount("umount", directory.toString()))
                .as("umount " + directory)
                .isTrue());
    }

    private static boolean mount(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void mounting(Path directory, String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "mount";
        System.arraycopy(options, 0, command, 1, options.length);
        command[command.length - 1] = directory.toString();
        Assumptions.assumeTrue(mount(command), "this process may not mount file systems");
        mounted.push(directory);
    }

    @Test
    void theStoreIsBelowARegularFile() {
        session.remove(".cm").silently(session.home().resolve("file").toString(), "no directory");
        Snapshot before = session.snapshot();
        session.comment("CM_HOME is below a regular file")
                .export("CM_HOME", session.home().resolve("file/cm").toString())
                .cm("install", "--frozen")
                .export("CM_HOME", session.home().resolve("cm").toString());
        before.isIntact();
        session.matches("bad-input/store-below-a-file");
    }

    @Test
    void theEnvironmentHasNoDirectory() {
        session.remove(".cm").write(".cm", "a file where the environment is kept\n");
        Snapshot lock = session.snapshot();
        session.cm("install");
        lock.isIntactApartFromTheEnvironment();
        session.matches("bad-input/environment-is-a-file");
    }

    @Test
    void theLockIsADirectory() {
        session.remove("cm.lock")
                .silently("cm.lock/readme", "a directory\n")
                .cm("lock")
                .cm("install");
        assertThat(session.file("cm.lock/readme")).hasContent("a directory\n");
        session.matches("bad-input/lock-is-a-directory");
    }

    @Test
    void aProjectThatCanOnlyBeRead() {
        String project = session.directory().toString();
        mounting(session.directory(), "--bind", project);
        Assumptions.assumeTrue(mount("mount", "-o", "remount,bind,ro", project), "a mount cannot be made read-only");
        Snapshot before = session.snapshot();
        session.comment("the project is on a read-only file system")
                .cm("install")
                .cm("lock")
                .cm("add", "org.example:classifier");
        before.isIntact();
        session.matches("bad-input/project-read-only");
    }

    @Test
    void aRegistryThatCanOnlyBeRead() {
        String registry = session.work().resolve("registry").toString();
        mounting(Path.of(registry), "--bind", registry);
        Assumptions.assumeTrue(mount("mount", "-o", "remount,bind,ro", registry), "a mount cannot be made read-only");
        session.comment("the registry is on a read-only file system")
                .write("../tool/cm.yaml", """
                        package: {name: "org.example:tool", version: 1.0.0, kind: tool}
                        variants: [{files: [cm.yaml]}]
                        """)
                .cm("publish", "--registry", "file:../registry", "../tool")
                .matches("bad-input/registry-read-only");
    }

    @Test
    void aDiskThatIsFull() throws IOException {
        Path small = session.home().resolve("small");
        Files.createDirectories(small);
        mounting(small, "-t", "tmpfs", "-o", "size=192k", "tmpfs");
        session.remove(".cm")
                .comment("CM_HOME is on a disk of 192 KiB")
                .export("CM_HOME", small.toString())
                .cm("install", "--frozen")
                .silently("cm.yaml", Session.project("host", "org.example:greeter@^1", "org.example:classifier@^1.5"))
                .quietly("lock");
        Snapshot before = session.snapshot();
        session.cm("install");
        before.isIntact();
        assertThat(used(small)).as("bytes left behind").isLessThan(100_000);
        session.matches("bad-input/disk-full");
    }

    private static long used(Path directory) {
        try {
            var store = Files.getFileStore(directory);
            return store.getTotalSpace() - store.getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
