package org.collectivemind.client.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The resume area of one blob's download, owned by this process until closed. Nobody else writes to its files meanwhile, whatever
 * locks are worth on this file system. What lies in it when it is closed, or when its process is killed, is found by the next claim;
 * once the data were taken into the store there is nothing, and the area goes.
 */
public final class Claim implements Closeable {
    private final StoreLayout layout;
    private final Path directory;
    private final boolean resumable;
    private final Hold lock;
    private boolean closed;

    /** @param directory holds our {@link Owner} */
    Claim(StoreLayout layout, Path directory, boolean resumable, Hold lock) {
        this.layout = layout;
        this.directory = directory;
        this.resumable = resumable;
        this.lock = lock;
        Heartbeat.start(owner());
    }

    /** The file to download to. A journal beside it is kept and found with it. */
    public Path data() {
        return directory.resolve(ResumeArea.DATA);
    }

    /** Whether an earlier download left something to go on from. */
    public boolean isResumable() {
        return resumable;
    }

    /**
     * False where this process slept so long that another one took over what it had done. Ask after a gap of a minute and more; to
     * go on would be harmless, as the other one works on files of its own, and in vain.
     */
    public boolean isStillMine() {
        return Files.exists(owner());
    }

    /** Removes what was downloaded: it turned out to be of no use. */
    public synchronized void discard() {
        if (!closed) {
            Heartbeat.stop(owner());
            remove();
            close();
        }
    }

    /** Lets go: the next claim of this blob, of any process, finds what is there. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Heartbeat.stop(owner());
        try {
            if (Files.exists(data())) {
                Files.deleteIfExists(owner());
            } else {
                remove();
            }
        } catch (IOException left) {
            // The owner is one that has ended as soon as this process has.
        } finally {
            lock.close();
        }
    }

    private Path owner() {
        return directory.resolve(Owner.FILE);
    }

    private void remove() {
        new ResumeArea(directory).remove(layout);
        try {
            // Fails where others have areas for the same blob.
            Files.deleteIfExists(directory.getParent());
        } catch (IOException left) {
            // An empty directory is in nobody's way.
        }
    }
}
