package org.collectivemind.client.plan;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Tells how much a file system has room for. */
@FunctionalInterface
public interface Room {
    Room OF_FILE_SYSTEM = Room::onFileSystem;

    /** @return bytes this user may still write at the place, which need not exist yet; empty where nobody knows */
    OptionalLong usable(Path place);

    private static OptionalLong onFileSystem(Path place) {
        for (Path there = place.toAbsolutePath(); there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return at(there);
            }
        }
        return OptionalLong.empty();
    }

    /** Some network file systems say 0 of everything. */
    private static OptionalLong at(Path there) {
        try {
            FileStore store = Files.getFileStore(there);
            return store.getTotalSpace() > 0 ? OptionalLong.of(store.getUsableSpace()) : OptionalLong.empty();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }
}
