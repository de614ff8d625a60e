package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A file of the project cannot be read. */
public final class UnreadableProject extends CmException {
    public UnreadableProject(Path file, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot read " + file,
                List.of(Reason.ofFile(cause)),
                List.of("check what it is and its permissions"),
                cause);
    }
}
