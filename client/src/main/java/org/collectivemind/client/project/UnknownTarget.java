package org.collectivemind.client.project;

import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;

/** The lock has no target of that name. */
public final class UnknownTarget extends CmException {
    public UnknownTarget(TargetName wanted, Lockfile lock) {
        super(
                ExitCode.USAGE,
                "the lock has no target `" + wanted + "`",
                List.of("it has: "
                        + lock.targets().stream()
                                .map(target -> target.name().text())
                                .collect(Collectors.joining(", "))),
                List.of());
    }
}
