package org.collectivemind.client.run;

import java.util.Collection;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** There is neither a script, nor a package's command, nor a program of that name. */
public final class UnknownCommand extends CmException {
    UnknownCommand(String name, Collection<String> known) {
        super(
                ExitCode.USAGE,
                "there is no script, command or program `" + name + "`",
                List.of(
                        known.isEmpty()
                                ? "no package of this environment offers a command"
                                : "scripts and commands here: " + String.join(", ", known)),
                List.of("`cm run` without a name lists what can be run"));
    }
}
