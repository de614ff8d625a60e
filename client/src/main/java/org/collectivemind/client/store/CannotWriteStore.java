package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The store's directory does not take files. */
public final class CannotWriteStore extends CmException {
    private final Path path;

    private CannotWriteStore(Path path, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot write to the store",
                List.of("at `" + path + "`", reason(cause)),
                List.of("set CM_HOME to a directory you may write to, or mend the permissions of this one"),
                cause);
        this.path = path;
    }

    /** The failure that says best why a write did not work. */
    static CmException of(Path path, IOException cause) {
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = reason.contains("no space left")
                || reason.contains("disk quota exceeded")
                || reason.contains("not enough space");
        return full ? new DiskFull(path, cause) : new CannotWriteStore(path, cause);
    }

    /** Java puts the kind of a failure into the class and only the path into the message. */
    static String reason(IOException cause) {
        String kind = cause.getClass().getSimpleName().replaceAll("(Exception|IOException)$", "");
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return cause instanceof FileSystemException
                ? kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT) + ": " + cause.getMessage()
                : String.valueOf(cause.getMessage());
    }

    public Path path() {
        return path;
    }
}
