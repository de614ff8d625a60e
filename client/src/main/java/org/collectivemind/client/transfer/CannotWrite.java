package org.collectivemind.client.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The destination of a download cannot be made or written. */
public final class CannotWrite extends CmException {
    private final Path file;

    private CannotWrite(Path file, IOException cause) {
        super(
                ExitCode.FAILURE,
                "`" + file + "` cannot be written",
                List.of(Reason.ofFile(cause)),
                List.of("check that the directory exists, is yours to write and is not on a read-only disk"),
                cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }

    static CmException because(Path file, IOException cause) {
        return DiskFull.causes(cause) ? new DiskFull(file, cause) : new CannotWrite(file, cause);
    }
}
