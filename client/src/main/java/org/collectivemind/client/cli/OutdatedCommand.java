package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.client.project.Outdated;
import org.collectivemind.client.project.Outdated.Row;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.manifest.TargetName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm outdated}. */
@Command(
        name = "outdated",
        header = "List packages of cm.lock that have newer versions.",
        description = {
            "",
            "FITS is what `cm update` would take, NEWEST what is published; WHY says what is between the two.",
            "A package that targets differ in has a line for each of them. Changes nothing.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm outdated",
            "  cm outdated --all      up-to-date packages too",
            "",
            "Exit codes: 0, whether anything is outdated or not; 3 if cm.yaml cannot be solved at all."
        })
final class OutdatedCommand extends ProjectCommand {
    @Option(names = "--all", description = "Also list packages that are up to date.")
    private boolean all;

    OutdatedCommand(ProcessContext context) {
        super(context);
    }

    /** @param code a stable name for what holds the package back, empty where nothing does */
    record Json(
            String name,
            List<String> targets,
            String locked,
            String fits,
            String newest,
            boolean outdated,
            String code,
            String why) {
        static Json of(Row row) {
            return new Json(
                    row.slot().toString(),
                    row.targets().stream().map(TargetName::text).toList(),
                    row.locked(),
                    row.fits().orElse(""),
                    row.newest().toString(),
                    row.outdated(),
                    row.held().map(Outdated.Held::code).orElse(""),
                    row.held().map(Outdated.Held::text).orElse(""));
        }
    }

    @Override
    Result run(Project project, Wiring wiring) {
        List<Row> rows = new Outdated(solving(project, project.projectManifest(), wiring)).run();
        List<Row> shown = rows.stream().filter(row -> all || row.outdated()).toList();
        return new Result(text(rows, shown), shown.stream().map(Json::of).toList());
    }

    private static List<String> text(List<Row> rows, List<Row> shown) {
        long outdated =
                rows.stream().filter(Row::outdated).map(Row::slot).distinct().count();
        long packages = rows.stream().map(Row::slot).distinct().count();
        List<String> text = new ArrayList<>();
        if (!shown.isEmpty()) {
            Columns columns = new Columns();
            columns.row("PACKAGE", "LOCKED", "FITS", "NEWEST", "WHY");
            shown.forEach(row -> columns.row(
                    name(row, rows),
                    row.locked(),
                    row.fits().orElse("-"),
                    row.newest().toString(),
                    row.held()
                            .map(Outdated.Held::text)
                            .orElse(row.fits().isEmpty() ? "nothing needs it any more" : "")));
            text.addAll(columns.lines());
        }
        text.add(
                outdated == 0
                        ? "up to date: " + Counted.of(packages, "package")
                        : outdated + " of " + Counted.of(packages, "package") + " outdated");
        return text;
    }

    private static String name(Row row, List<Row> rows) {
        boolean alone =
                rows.stream().filter(other -> other.slot().equals(row.slot())).count() == 1;
        return row.slot()
                + (alone
                        ? ""
                        : row.targets().stream().map(TargetName::text).collect(Collectors.joining(", ", " (", ")")));
    }
}
