package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/** A directory with all that is in it. */
final class Tree {
    private Tree() {}

    static void copy(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path entry : tree.toList()) {
                Files.createDirectories(to.getParent());
                Files.copy(entry, to.resolve(from.relativize(entry).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The regular files below it, by their path relative to it. */
    static Map<String, Digest> digests(Path root) {
        Map<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                digests.put(root.relativize(file).toString(), Hasher.of(Files.readAllBytes(file)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return digests;
    }

    static void delete(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
