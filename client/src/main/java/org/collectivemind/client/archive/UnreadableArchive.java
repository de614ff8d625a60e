package org.collectivemind.client.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The disk or the permissions, not the archive, stopped a read. */
public final class UnreadableArchive extends CmException {
    private final Path file;

    UnreadableArchive(Path file, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot read the archive `" + file + "`",
                List.of(String.valueOf(cause.getMessage())),
                List.of("check that the file is there and readable, then run again"),
                cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
