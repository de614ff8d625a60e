package org.collectivemind.client.project;

import java.util.List;
import org.collectivemind.client.platform.software.Finding;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.tool.DetectRule;

/** The lock takes a program the machine is said to have, and it is not there. Nothing was fetched. */
public final class ProgramNotFound extends CmException {
    ProgramNotFound(PackageSlot slot, DetectRule rule, Finding finding) {
        super(
                ExitCode.UNSATISFIABLE,
                "the lock takes the machine's own " + rule.commandText() + " for `" + slot
                        + "`, and it was not found; nothing was fetched",
                List.of(reason(finding.fact())),
                List.of(
                        "install it, or put its directory on PATH",
                        "`cm update --system never " + slot.name() + "` takes what is published instead"));
    }

    private static String reason(Fact fact) {
        return fact instanceof Fact.Absent absent ? absent.reason() : ((Fact.Unknown) fact).reason();
    }
}
