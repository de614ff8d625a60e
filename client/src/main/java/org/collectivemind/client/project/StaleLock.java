package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The lock is not what the manifest asks for, and the caller does not want it changed. */
public final class StaleLock extends CmException {
    public StaleLock(Path directory) {
        this(List.of("in " + directory));
    }

    /** @param report of the lock that is not written */
    public StaleLock(Path directory, LockReport report) {
        this(details(directory, report));
    }

    private StaleLock(List<String> details) {
        super(ExitCode.FAILURE, "`cm.lock` is out of date", details, List.of("`cm lock` brings it up to date"));
    }

    private static List<String> details(Path directory, LockReport report) {
        List<String> details = new ArrayList<>();
        details.add("in " + directory);
        if (report.changes().isEmpty() && report.targets().isEmpty()) {
            details.add("the packages stay the same; what cm.yaml asks for, or what is recorded of them, does not");
        }
        report.targets().forEach(change -> details.add(change.toString()));
        report.changes().forEach(change -> details.add(change.toString()));
        return details;
    }
}
