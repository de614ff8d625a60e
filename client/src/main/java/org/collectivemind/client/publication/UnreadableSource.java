package org.collectivemind.client.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A file of the package being published cannot be read. */
public final class UnreadableSource extends CmException {
    UnreadableSource(Path path, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot read the package's files",
                List.of("below " + path + ": " + Reason.ofFile(cause)),
                List.of("nothing was published"),
                cause);
    }
}
