package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Hasher;

/**
 * Which lockfiles use the store: what they pin is not garbage. One small file a project, named by the hash of its directory; its time
 * of modification is when the project was installed last.
 */
final class Roots {
    private final StoreLayout layout;
    private final Durability durability;

    Roots(StoreLayout layout, Durability durability) {
        this.layout = layout;
        this.durability = durability;
    }

    /** What it laid out before is in use until something else is. */
    void register(Path lockfile) {
        Path absolute = lockfile.toAbsolutePath().normalize();
        List<String> views = entry(file(absolute))
                .filter(known -> known.lockfile().equals(absolute))
                .stream()
                .flatMap(known -> known.views().stream())
                .toList();
        write(absolute, views);
    }

    /** @param views what is laid out now */
    void register(Path lockfile, List<Path> views) {
        write(
                lockfile.toAbsolutePath().normalize(),
                views.stream()
                        .filter(view -> view.startsWith(layout.views()))
                        .map(view -> layout.views().relativize(view).toString().replace('\\', '/'))
                        .sorted()
                        .toList());
    }

    private void write(Path lockfile, List<String> views) {
        RootEntry entry = new RootEntry(lockfile, RootEntry.deviceOf(lockfile.getParent()), views);
        Path partial = layout.newPartial("root");
        Path file = file(lockfile);
        try {
            Files.write(partial, entry.bytes());
            if (durability != Durability.NONE) {
                StoreFiles.force(partial);
            }
            StoreFiles.commit(partial, file);
        } catch (IOException failed) {
            throw CannotWriteStore.of(file, failed);
        }
    }

    private Path file(Path lockfile) {
        String project = String.valueOf(lockfile.getParent());
        return layout.roots()
                .resolve(Hasher.of(project.getBytes(StandardCharsets.UTF_8)).hex());
    }

    private static Optional<RootEntry> entry(Path file) {
        try {
            return Optional.of(RootEntry.read(file));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** One project, with its file here. */
    record Registered(Path file, RootEntry entry, long lastUse) {}

    /** All projects, whether or not they still exist. @throws CannotReadStore where one is not understood */
    List<Registered> all() {
        List<Registered> all = new ArrayList<>();
        for (Path file : StoreFiles.list(layout.roots())) {
            try {
                all.add(new Registered(
                        file,
                        RootEntry.read(file),
                        Files.getLastModifiedTime(file).toMillis()));
            } catch (NoSuchFileException removedMeanwhile) {
                // By another collector, or by hand.
            } catch (IOException unreadable) {
                throw CannotReadStore.of(file, unreadable);
            }
        }
        return all;
    }
}
