package org.collectivemind.client.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory that is gone with its block. */
public record ScratchDirectory(Path path) implements AutoCloseable {
    public static ScratchDirectory make() {
        try {
            return new ScratchDirectory(Files.createTempDirectory("cm-"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException left) {
            // The system clears its temporary directory; a leftover there must not hide how the block ended.
        }
    }
}
