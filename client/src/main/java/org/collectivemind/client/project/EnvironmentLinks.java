package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.collectivemind.format.name.PackageSlot;

/**
 * {@code .cm/packages/<group>/<name>}, with {@code @<alias>} behind the name where there is one: a link to each installed package's files in the store, for people and editors. Only a
 * convenience: where the system has no links there is none, and nothing else needs them.
 */
final class EnvironmentLinks {
    private static final int MOST_TRIES = 100;

    private EnvironmentLinks() {}

    static void replace(Project project, Environment environment) {
        Path links = project.environmentPath().resolve("packages");
        Path fresh = links.resolveSibling("packages." + UUID.randomUUID());
        try {
            Files.createDirectories(fresh);
            Files.writeString(project.environmentPath().resolve(".gitignore"), "*\n");
            for (InstalledPackage installed : environment.packages()) {
                if (installed.program().isPresent()) {
                    continue;
                }
                PackageSlot slot = installed.slot();
                Path link = fresh.resolve(slot.name().group())
                        .resolve(slot.name().name()
                                + slot.alias().map(alias -> "@" + alias).orElse(""));
                Files.createDirectories(link.getParent());
                try {
                    Files.createSymbolicLink(link, installed.root());
                } catch (UnsupportedOperationException | IOException refused) {
                    break;
                }
            }
            swap(fresh, links);
        } catch (IOException failed) {
            throw new CannotWriteProject(links, failed);
        } finally {
            discard(fresh);
        }
    }

    /** Directories cannot be exchanged in one step everywhere, so another installation may come between the two. */
    private static void swap(Path fresh, Path links) throws IOException {
        for (int left = MOST_TRIES; ; left--) {
            Path old = links.resolveSibling("old." + UUID.randomUUID());
            try {
                if (Files.exists(links)) {
                    Files.move(links, old, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(fresh, links, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException raced) {
                if (left == 0) {
                    throw raced;
                }
            } finally {
                discard(old);
            }
        }
    }

    /** Two levels of directories with links at the end; links are removed, never followed. */
    private static void discard(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var tree = Files.walk(directory)) {
            for (Path entry : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException left) {
            // A leftover with a unique name does no harm in a directory of ours.
        }
    }
}
