package org.collectivemind.client.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.transfer.DiskFull;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The place of a bundle does not take it. What was there before is there. */
public final class CannotWriteBundle extends CmException {
    CannotWriteBundle(Path place, List<String> details, List<String> hints) {
        super(ExitCode.FAILURE, "cannot make a bundle in `" + place + "`", details, hints);
    }

    static CmException because(Path file, IOException cause) {
        return DiskFull.causes(cause)
                ? new DiskFull(file, cause)
                : new CannotWriteBundle(
                        file,
                        List.of(Reason.ofFile(cause)),
                        List.of(
                                "check that the directory is yours to write and not on a read-only disk",
                                "run it again to go on where it stopped"));
    }
}
