package org.collectivemind.client.transfer;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The caller was interrupted, and with it its transfers. */
public final class TransferInterrupted extends CmException {
    public TransferInterrupted() {
        super(ExitCode.FAILURE, "the transfer was interrupted", List.of(), List.of("run the command again to go on"));
    }
}
