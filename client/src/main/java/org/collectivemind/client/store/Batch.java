package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.TreeSet;

/**
 * New names of blobs, forced together before anything refers to them. One may be shared by all variants of an installation and by
 * many threads; forcing it again after more was committed is right and costs as much again.
 */
public final class Batch {
    private final Durability durability;
    private final TreeSet<Path> directories = new TreeSet<>();

    Batch(Durability durability) {
        this.durability = durability;
    }

    synchronized void renamedInto(Path directory) {
        directories.add(directory);
    }

    /** Nothing that was committed in this batch is lost by a loss of power from now on, as far as {@link Durability} says. */
    public synchronized void force() {
        if (durability != Durability.NONE) {
            directories.forEach(StoreFiles::forceDirectory);
        }
        directories.clear();
    }
}
