package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system mounted for one test. Where this process may not mount any, the test is skipped. */
final class Mount implements AutoCloseable {
    private final Path directory;

    private Mount(Path directory) {
        this.directory = directory;
    }

    /** A file system in memory. */
    static Mount memory(Path directory, long bytes) {
        return of(directory, "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs");
    }

    /** A new file system of that kind in a file of 64 MiB. */
    static Mount image(Path directory, String kind) {
        Path image = directory.resolveSibling(directory.getFileName() + ".img");
        try (var file = Files.newByteChannel(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.position((64 << 20) - 1).write(ByteBuffer.allocate(1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Assumptions.assumeTrue(runs("mkfs." + kind, "-q", image.toString()), "there is no mkfs." + kind);
        return of(directory, "-o", "loop", image.toString());
    }

    private static Mount of(Path directory, String... words) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(words));
        command.add(directory.toString());
        Assumptions.assumeTrue(
                runs(command.toArray(String[]::new)),
                "this process may not mount file systems, so no disk can be made for it");
        return new Mount(directory);
    }

    Path directory() {
        return directory;
    }

    void readOnly(boolean only) {
        assertThat(runs("mount", "-o", only ? "remount,ro" : "remount,rw", directory.toString()))
                .isTrue();
    }

    long free() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes space until so many bytes are free, or less: others may take some at the same time. */
    void leave(long bytes) {
        try (OutputStream ballast = Files.newOutputStream(directory.resolve("ballast"))) {
            for (byte[] page : new byte[][] {new byte[1 << 20], new byte[4096]}) {
                while (free() >= bytes + page.length) {
                    ballast.write(page);
                }
            }
        } catch (IOException full) {
            // Fuller than asked for.
        }
    }

    void drop() {
        try {
            Files.deleteIfExists(directory.resolve("ballast"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        assertThat(runs("umount", directory.toString()))
                .as("umount " + directory)
                .isTrue();
    }

    static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
