package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A file of the project cannot be written: read-only, or the disk is full. What was there before is intact. */
public final class CannotWriteProject extends CmException {
    CannotWriteProject(Path file, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot write " + file,
                List.of(Reason.ofFile(cause), "what was there before is intact"),
                List.of("check permissions and free space"),
                cause);
    }
}
