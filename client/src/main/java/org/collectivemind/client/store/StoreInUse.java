package org.collectivemind.client.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Garbage can only be removed while nobody installs. */
public final class StoreInUse extends CmException {
    StoreInUse(Path store, Duration waited) {
        super(
                ExitCode.FAILURE,
                "the store is in use",
                List.of(
                        "`cm install` went on for " + waited.toSeconds() + " s at `" + store + "`",
                        "nothing was removed"),
                List.of("run `cm store gc` again when it has ended; `cm store gc --dry-run` does not wait"));
    }
}
