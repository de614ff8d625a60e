package org.collectivemind.client.project;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.name.PackageSlot;

/** Two unrelated packages set one variable to different values; which one a program would see is nobody's choice. */
public final class ConflictingExports extends CmException {
    ConflictingExports(String variable, PackageSlot first, PackageSlot second) {
        super(
                ExitCode.FAILURE,
                "two packages set the variable " + variable + " to different values",
                List.of("`" + first + "` and `" + second + "`, and neither depends on the other"),
                List.of("drop one of them, or let a package that depends on both set it"));
    }
}
