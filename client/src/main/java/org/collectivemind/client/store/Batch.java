package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * New names of blobs, forced together before anything refers to them. One may be shared by all variants of an installation and by
 * many threads; forcing it again after more was committed is right and costs as much again.
 */
public final class Batch {
    /**
     * Their journals keep the order of all changes of names, so whatever forces a later one to disk has forced the earlier ones:
     * ext3 and ext4 commit one running transaction for the whole file system, XFS its log up to a position. Btrfs and F2FS log
     * the one file that is forced.
     */
    private static final Set<String> ORDERED = Set.of("ext3", "ext4", "xfs");

    /** Forcing so many directories is as good as asking what file system they are on. */
    private static final int FEW = 4;

    private final StoreLayout layout;
    private final Durability durability;
    private final Set<Path> directories = ConcurrentHashMap.newKeySet();

    Batch(StoreLayout layout, Durability durability) {
        this.layout = layout;
        this.durability = durability;
    }

    void renamedInto(Path directory) {
        if (durability != Durability.NONE) {
            directories.add(directory);
        }
    }

    /** Nothing that was committed in this batch is lost by a loss of power from now on, as far as {@link Durability} says. */
    public synchronized void force() {
        Set<Path> renamed = Set.copyOf(directories);
        // Before they are forced: who renames into one of them meanwhile adds it again.
        directories.removeAll(renamed);
        if (renamed.size() <= FEW || !isOrdered() || !isJournalForced()) {
            renamed.forEach(StoreFiles::forceDirectory);
        }
    }

    private boolean isOrdered() {
        try {
            return ORDERED.contains(Files.getFileStore(layout.bucket()).type());
        } catch (IOException unknown) {
            return false;
        }
    }

    /** A file made now is younger than all names of the batch: forcing it forces them. */
    private boolean isJournalForced() {
        Path youngest = layout.newPartial("force");
        try {
            FileMode.create(youngest, new byte[1], true);
            Files.delete(youngest);
            return true;
        } catch (IOException failed) {
            return false;
        }
    }
}
