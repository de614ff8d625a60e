package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collectivemind.client.project.LockChange;
import org.collectivemind.client.project.LockNote;
import org.collectivemind.client.project.LockReport;
import org.collectivemind.client.project.TargetChange;
import org.collectivemind.format.lock.Provenance;

/** A lock report in words. */
final class LockText {
    private LockText() {}

    static String summary(LockReport report) {
        int packages = report.lock().packages().size();
        int targets = report.lock().targets().size();
        return Counted.of(packages, "package") + " for " + Counted.of(targets, "target");
    }

    static List<String> lines(LockReport report, String verb) {
        List<String> lines = new ArrayList<>();
        report.targets().stream().map(TargetChange::toString).forEach(lines::add);
        report.changes().stream().map(LockChange::toString).forEach(lines::add);
        lines.add(report.changed() ? verb + " " + summary(report) : "cm.lock is up to date: " + summary(report));
        return lines;
    }

    /**
     * What goes to stderr beside the answer: warnings, and where targets differ if that is new.
     *
     * @param explain how each target was solved, all of where targets differ, and why nothing better was taken
     */
    static void tell(LockReport report, boolean explain, Output output) {
        report.warnings().forEach(warning -> output.warn(warning.toString()));
        if (explain) {
            report.lock().targets().forEach(target -> TargetText.lines(target).forEach(output::note));
            report.notes().forEach(note -> output.note(note.toString()));
        }
        report.divergences().stream()
                .filter(divergence -> explain
                        || report.changes().stream()
                                .anyMatch(change -> change.slot().equals(divergence.slot())))
                .forEach(divergence -> output.note(divergence.toString()));
    }

    /** @param written whether the lock on disk is now this one */
    record Json(
            boolean changed,
            boolean written,
            int packages,
            List<String> targets,
            List<Target> targetChanges,
            List<Change> changes,
            List<Diverging> divergences,
            List<Note> notes,
            List<Note> warnings) {
        /** @param reason a stable name @param because the same in words */
        record Change(String name, String before, String after, String reason, String because) {}

        /** @param before how it was solved, empty where it was not there @param after likewise */
        record Target(String name, String before, String after) {}

        record Diverging(String name, Map<String, String> versions, String because) {}

        record Note(String name, String target, String code, String text) {}

        static Json of(LockReport report, boolean written) {
            return new Json(
                    report.changed(),
                    written,
                    report.lock().packages().size(),
                    report.lock().targets().stream()
                            .map(target -> target.name().text())
                            .toList(),
                    report.targets().stream()
                            .map(change -> new Target(
                                    change.target().text(),
                                    change.before().map(Provenance::words).orElse(""),
                                    change.after().map(Provenance::words).orElse("")))
                            .toList(),
                    report.changes().stream()
                            .map(change -> new Change(
                                    change.slot().toString(),
                                    change.before().orElse(""),
                                    change.after().orElse(""),
                                    change.reason().code().id(),
                                    change.reason().text()))
                            .toList(),
                    report.divergences().stream()
                            .map(diverging -> {
                                Map<String, String> versions = new TreeMap<>();
                                diverging
                                        .versions()
                                        .forEach((target, version) -> versions.put(target, version.toString()));
                                return new Diverging(diverging.slot().toString(), versions, diverging.reason());
                            })
                            .toList(),
                    notes(report.notes()),
                    notes(report.warnings()));
        }

        private static List<Note> notes(List<LockNote> notes) {
            return notes.stream()
                    .map(note -> new Note(note.slot().toString(), note.target().text(), note.code(), note.text()))
                    .toList();
        }
    }
}
