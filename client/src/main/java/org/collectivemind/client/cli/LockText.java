package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.LockChange;

/** A lock report in words. */
final class LockText {
    private LockText() {}

    static String summary(Lock.Report report) {
        int packages = report.lock().packages().size();
        int targets = report.lock().targets().size();
        return Counted.of(packages, "package") + " for " + Counted.of(targets, "target");
    }

    static List<String> lines(Lock.Report report, String verb) {
        List<String> lines = new ArrayList<>();
        report.changes().stream().map(LockChange::toString).forEach(lines::add);
        lines.add(report.changed() ? verb + " " + summary(report) : "cm.lock is up to date: " + summary(report));
        return lines;
    }

    /** @param written whether the lock on disk is now this one */
    record Json(
            boolean changed,
            boolean written,
            int packages,
            List<String> targets,
            List<Change> changes,
            List<String> notes) {
        record Change(String name, String before, String after) {}

        static Json of(Lock.Report report, boolean written) {
            return new Json(
                    report.changed(),
                    written,
                    report.lock().packages().size(),
                    report.lock().targets().stream()
                            .map(target -> target.name().text())
                            .toList(),
                    report.changes().stream()
                            .map(change -> new Change(
                                    change.name().toString(),
                                    change.before().orElse(""),
                                    change.after().orElse("")))
                            .toList(),
                    report.notes());
        }
    }
}
