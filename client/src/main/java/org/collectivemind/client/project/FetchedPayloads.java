package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VariantInstall;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.Payload;

/** Payloads at hand, verified. Using one consumes its file, so one that several packages share is linked first. */
final class FetchedPayloads implements VariantInstall.PayloadFiles, AutoCloseable {
    private final Store store;
    private final Map<Digest, VerifiedFile> files;
    private final long bytes;

    /** @param bytes how many of them were fetched just now */
    FetchedPayloads(Store store, Map<Digest, VerifiedFile> files, long bytes) {
        this.store = store;
        this.files = new HashMap<>(files);
        this.bytes = bytes;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public VerifiedFile of(Payload payload) {
        VerifiedFile file = files.get(payload.sha256());
        if (file == null) {
            throw new IllegalStateException("a payload was not fetched: " + payload);
        }
        return file.file().startsWith(store.partials()) ? linked(file) : file;
    }

    private VerifiedFile linked(VerifiedFile file) {
        Path link = store.newPartial();
        try {
            Files.createLink(link, file.file());
        } catch (UnsupportedOperationException | IOException noLinks) {
            return copied(file, link);
        }
        return file.at(link);
    }

    private static VerifiedFile copied(VerifiedFile file, Path copy) {
        try {
            Files.copy(file.file(), copy);
            return file.at(copy);
        } catch (IOException failed) {
            throw new CannotWriteProject(copy, failed);
        }
    }

    /** Removes what was fetched and is not needed any more. */
    @Override
    public void close() {
        for (VerifiedFile file : files.values()) {
            if (file.file().startsWith(store.partials())) {
                discard(file.file());
            }
        }
    }

    static void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException left) {
            // A leftover has a unique name and is counted by `cm store stats`.
        }
    }
}
