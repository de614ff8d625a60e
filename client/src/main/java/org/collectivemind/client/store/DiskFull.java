package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The store's disk, or the user's share of it, is full. */
public final class DiskFull extends CmException {
    private final Path path;

    DiskFull(Path path, IOException cause) {
        super(
                ExitCode.FAILURE,
                "no space left for the store",
                List.of("while writing `" + path + "`", CannotWriteStore.reason(cause)),
                List.of(
                        "what is complete stays in the store, so running again goes on from there",
                        "free some space, or set CM_HOME to a directory on a larger disk"),
                cause);
        this.path = path;
    }

    public Path path() {
        return path;
    }
}
