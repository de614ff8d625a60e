package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.transfer.DiskFull;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The store's directory does not take files. */
public final class CannotWriteStore extends CmException {
    private final Path path;

    private CannotWriteStore(Path path, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot write to the store",
                List.of("at `" + obstacle(path, cause) + "`", Reason.ofFile(cause)),
                hints(cause),
                cause);
        this.path = path;
    }

    /** The failure that says best why a write did not work. */
    static CmException of(Path path, IOException cause) {
        return DiskFull.causes(cause)
                ? new DiskFull(path, cause)
                : cause instanceof NoSuchFileException
                        ? new RemovedMeanwhile(path, cause)
                        : new CannotWriteStore(path, cause);
    }

    /** What is above the path and stands in its way, where the failure names it. */
    private static Path obstacle(Path path, IOException cause) {
        return cause instanceof FileSystemException named && named.getFile() != null && path.startsWith(named.getFile())
                ? Path.of(named.getFile())
                : path;
    }

    private static List<String> hints(IOException cause) {
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof AtomicMoveNotSupportedException || text.contains("cross-device")) {
            return List.of("the store must lie on one file system: take the mount or link out of its directory");
        }
        if (text.contains("Input/output error")) {
            return List.of(
                    "the disk fails: see the system's log; `cm store verify` tells what is damaged, CM_HOME moves the store");
        }
        return List.of(
                "set CM_HOME to a directory you may write to, or mend the permissions of this one",
                "a store that others look after can be read below your own: CM_STORE_LAYERS=/their/store");
    }

    public Path path() {
        return path;
    }
}
