package org.collectivemind.client.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;

/** What a download that did not come to its end left. */
public final class Resumption {
    private Resumption() {}

    /**
     * The parts of the file that need not be fetched again, as far as a journal beside the destination tells. Changes nothing.
     *
     * @param destination of the earlier download
     */
    public static BitSet parts(PinnedFile file, Path destination) {
        try {
            return Journal.told(destination, file);
        } catch (IOException unreadable) {
            return new BitSet();
        }
    }
}
