package org.collectivemind.client.store;

import java.io.Closeable;

/** Something of the store is ours until this is closed. It saves others work and waits, and promises nothing: see {@link StoreLock}. */
public interface Hold extends Closeable {
    @Override
    void close();
}
