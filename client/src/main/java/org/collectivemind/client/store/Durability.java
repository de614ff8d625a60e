package org.collectivemind.client.store;

/** What survives a loss of power. A killed process never leaves anything half done, whatever is chosen. */
public enum Durability {
    /** Nothing is forced to disk. */
    NONE(Long.MAX_VALUE),
    /**
     * Files of 1 MiB and more are forced before they get their name, directories once for each installation. A small file that
     * a power loss emptied is found by its size and fetched again; forcing each would cost 0.3 to 2 ms.
     */
    BATCH(1 << 20),
    /** Every file is forced. */
    STRICT(0);

    private final long forcedFrom;

    Durability(long forcedFrom) {
        this.forcedFrom = forcedFrom;
    }

    boolean forces(long size) {
        return size >= forcedFrom;
    }
}
