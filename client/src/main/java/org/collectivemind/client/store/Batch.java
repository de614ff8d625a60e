package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.TreeSet;

/** Directories that got new names; forced together, once each, before anything refers to the names. */
final class Batch {
    private final Durability durability;
    private final TreeSet<Path> directories = new TreeSet<>();

    Batch(Durability durability) {
        this.durability = durability;
    }

    synchronized void renamedInto(Path directory) {
        directories.add(directory);
    }

    synchronized void force() {
        if (durability != Durability.NONE) {
            directories.forEach(StoreFiles::forceDirectory);
        }
        directories.clear();
    }
}
