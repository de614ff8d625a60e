package org.collectivemind.client.store;

import java.io.Closeable;

/** One blob is being fetched. Saves others the bandwidth, promises nothing: see {@link StoreLock}. */
public final class BlobLock implements Closeable {
    private final boolean held;
    private final Runnable release;

    BlobLock(boolean held, Runnable release) {
        this.held = held;
        this.release = release;
    }

    /** False where the patience ran out or the file system has no locks; work goes on all the same. */
    public boolean isHeld() {
        return held;
    }

    @Override
    public void close() {
        release.run();
    }
}
