package org.collectivemind.client.platform.probe;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that detection may ask a machine. Answers are bounded in size and time, and what cannot be had is empty, so detection
 * neither fails nor hangs; tests answer from recorded machines. Paths are text: those of the machine asked, not of this one.
 */
public interface Probe {
    int FILE_LIMIT = 1 << 20;

    /**
     * What a child process left.
     *
     * @param text of its standard output; what it complained of elsewhere is dropped
     * @param timedOut it had not ended in time, or would not stop talking, and was killed
     */
    record Output(int exitCode, String text, boolean timedOut) {
        public boolean succeeded() {
            return !timedOut && exitCode == 0;
        }
    }

    /** The first bytes of a regular file, at most {@code limit}; empty where there is none to read. */
    Optional<byte[]> read(String path, int limit);

    /** The text of a small file, without blanks around it. */
    default Optional<String> readFile(String path) {
        return read(path, FILE_LIMIT).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    boolean exists(String path);

    /** Names in a directory, sorted; empty where there is none to list. */
    List<String> list(String directory);

    /** Where a symbolic link leads, as it is written in the link; empty where there is no link. */
    Optional<String> readLink(String path);

    /** Runs a program to its end, four seconds at most; empty where it cannot be started. What it says may be from yesterday. */
    Optional<Output> execute(String... command);

    /**
     * A file this user may start.
     *
     * @param path where it really is, links followed
     * @param size in bytes
     * @param modified when it was changed last, in milliseconds since 1970
     */
    record Program(String path, long size, long modified) {}

    /** The program a path leads to; a machine somebody recorded has none. */
    default Optional<Program> program(String path) {
        return Optional.empty();
    }

    /**
     * Starts a program with one word that asks for its version, to its end, two seconds at most. It runs in the root directory, so that
     * nothing beside a project says which version it is, and both its outputs count: some answer on the one for complaints.
     */
    default Optional<Output> ask(String program, String argument) {
        return Optional.empty();
    }

    /** A system property of the Java runtime. */
    Optional<String> property(String name);

    Optional<String> variable(String name);

    /** Processors this process may use; limits of containers count. */
    int processors();

    /** Bytes of memory as the operating system tells the Java runtime. */
    OptionalLong memory();

    /** Bytes this user may still write on the disk that holds a path, which need not exist yet. */
    OptionalLong usableSpace(Path path);
}
