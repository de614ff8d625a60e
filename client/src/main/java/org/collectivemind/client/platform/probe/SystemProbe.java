package org.collectivemind.client.platform.probe;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The machine this process runs on. */
public final class SystemProbe implements Probe {
    private static final int MOST_NAMES = 4_096;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(4);
    private static final Duration LONGEST_FOR_A_VERSION = Duration.ofSeconds(2);
    private final Duration longestRun;

    public SystemProbe() {
        this(LONGEST_RUN);
    }

    public SystemProbe(Duration longestRun) {
        this.longestRun = longestRun;
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        try {
            Path file = Path.of(path);
            // A pipe or a device could hold the reader for ever.
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(limit));
            }
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException never) {
            return false;
        }
    }

    @Override
    public List<String> list(String directory) {
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            return entries.limit(MOST_NAMES)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    @Override
    public Optional<String> readLink(String path) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of(path)).toString());
        } catch (IOException | UnsupportedOperationException | InvalidPathException noLink) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Output> execute(String... command) {
        return ChildProcess.run(List.of(command), longestRun);
    }

    @Override
    public Optional<Program> program(String path) {
        try {
            Path file = Path.of(path).toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile() && Files.isExecutable(file)
                    ? Optional.of(new Program(
                            file.toString(),
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Output> ask(String program, String argument) {
        Path root = Path.of(program).toAbsolutePath().getRoot();
        return ChildProcess.ask(List.of(program, argument), root, LONGEST_FOR_A_VERSION);
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public OptionalLong memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? OptionalLong.of(system.getTotalMemorySize())
                : OptionalLong.empty();
    }

    @Override
    public OptionalLong usableSpace(Path path) {
        Path existing = path.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return OptionalLong.of(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException noMount) {
            // Java looks for the mount in /proc, where a changed root is none; the file itself tells, though not a full
            // disk
            // from a failure.
            long bytes = existing.toFile().getUsableSpace();
            return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        }
    }
}
