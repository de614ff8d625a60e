package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Something of the store was removed while it was worked with: by hand, or as garbage where the file system has no locks. */
public final class RemovedMeanwhile extends CmException {
    RemovedMeanwhile(Path path, IOException cause) {
        super(
                ExitCode.FAILURE,
                "something was removed from the store while it was in use",
                List.of("for `" + path + "`", "`" + cause.getMessage() + "` is gone"),
                List.of("run the command again; what is missing is fetched"),
                cause);
    }
}
