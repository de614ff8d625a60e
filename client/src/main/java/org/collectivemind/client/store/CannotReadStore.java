package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Something in the store is there but cannot be read. */
public final class CannotReadStore extends CmException {
    private final Path path;

    private CannotReadStore(Path path, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot read `" + path + "`",
                List.of(Reason.ofFile(cause)),
                List.of("check the disk and the permissions, then run `cm store verify`"),
                cause);
        this.path = path;
    }

    static CannotReadStore of(Path path, IOException cause) {
        return new CannotReadStore(path, cause);
    }

    public Path path() {
        return path;
    }
}
