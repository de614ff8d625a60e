package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Removes a directory with all that is in it. Never follows a link, also none that somebody puts in a directory's place meanwhile:
 * what is removed is named relative to a directory that is open (as Rust does since CVE-2022-21658). Where the system has no such
 * calls (Windows), by path.
 */
final class TreeRemoval {
    private TreeRemoval() {}

    static void of(Path root) throws IOException {
        try (DirectoryStream<Path> parent = Files.newDirectoryStream(root.getParent())) {
            if (parent instanceof SecureDirectoryStream<Path> open) {
                remove(open, root.getFileName());
            } else {
                byPath(root);
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    private static void remove(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        boolean directory = parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
        if (!directory) {
            parent.deleteFile(name);
            return;
        }
        try (SecureDirectoryStream<Path> inside = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : inside) {
                remove(inside, entry.getFileName());
            }
        }
        parent.deleteDirectory(name);
    }

    private static void byPath(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
