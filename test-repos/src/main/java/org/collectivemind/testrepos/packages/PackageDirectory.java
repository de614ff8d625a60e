package org.collectivemind.testrepos.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes the source directory of one package. */
public final class PackageDirectory {
    private final Path root;

    /** @param manifest text of {@code cm.yaml} */
    public PackageDirectory(Path root, String manifest) {
        this.root = root;
        text("cm.yaml", manifest);
    }

    public Path root() {
        return root;
    }

    public PackageDirectory text(String path, String content) {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Random bytes that depend on the seed alone. */
    public PackageDirectory bytes(String path, long seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return write(path, content);
    }

    /** A text with permission to run, where the file system has one. */
    public PackageDirectory program(String path, String content) {
        text(path, content);
        root.resolve(path).toFile().setExecutable(true, false);
        return this;
    }

    private PackageDirectory write(String path, byte[] content) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return this;
    }
}
