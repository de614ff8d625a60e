package org.collectivemind.client.run;

import java.io.IOException;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The system refuses to start a program. */
public final class CannotStart extends CmException {
    CannotStart(String program, IOException cause) {
        super(ExitCode.FAILURE, "cannot start `" + program + "`", List.of(cause.getMessage()), List.of(), cause);
    }
}
