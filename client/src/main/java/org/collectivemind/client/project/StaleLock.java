package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The lock is not what the manifest asks for, and the caller does not want it changed. */
public final class StaleLock extends CmException {
    public StaleLock(Path directory) {
        this(directory, List.of());
    }

    /** @param changes what a new lock would change */
    public StaleLock(Path directory, List<LockChange> changes) {
        super(
                ExitCode.FAILURE,
                "`cm.lock` is out of date",
                details(directory, changes),
                List.of("`cm lock` brings it up to date"));
    }

    private static List<String> details(Path directory, List<LockChange> changes) {
        List<String> details = new java.util.ArrayList<>();
        details.add("in " + directory);
        changes.forEach(change -> details.add(change.toString()));
        return details;
    }
}
