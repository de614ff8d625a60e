package org.collectivemind.client.transfer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends what runs for one caller. A thread that reads a socket does not feel an interrupt; closing the connection under it is
 * what ends the read.
 */
final class Cancellation {
    private final Set<Runnable> closers = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;
    private Runnable end = () -> {};

    /** One for a part of the work: it ends with this one, and can be ended alone. It must be told its end. */
    Cancellation child() {
        Cancellation child = new Cancellation();
        Runnable closer = child::cancel;
        child.end = () -> closed(closer);
        opening(closer);
        return child;
    }

    /** What it is for is over: nobody needs to end it. */
    void end() {
        end.run();
    }

    /** @param closer closes a connection that is about to be opened; run at once when it is too late */
    void opening(Runnable closer) {
        closers.add(closer);
        if (cancelled) {
            closer.run();
        }
    }

    void closed(Runnable closer) {
        closers.remove(closer);
    }

    /** Whether a connection is open for it. */
    boolean isOpen() {
        return !closers.isEmpty();
    }

    void cancel() {
        cancelled = true;
        closers.forEach(Runnable::run);
    }

    void check() {
        if (cancelled || Thread.currentThread().isInterrupted()) {
            throw new TransferInterrupted();
        }
    }
}
