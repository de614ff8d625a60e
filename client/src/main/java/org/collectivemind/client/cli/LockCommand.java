package org.collectivemind.client.cli;

import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.StaleLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm lock}. */
@Command(
        name = "lock",
        header = "Choose versions and variants for every target and write cm.lock.",
        description = {"", "Keeps what cm.lock has wherever that still fits; `cm update` moves on.", ""},
        footer = {
            "",
            "Examples:",
            "  cm lock                write cm.lock if anything changed",
            "  cm lock --check        fail if cm.lock is not what cm.yaml asks for; writes nothing",
            "  cm lock --explain      also say why nothing newer or better was taken"
        })
final class LockCommand extends ProjectCommand {
    @Option(names = "--check", description = "Solve again and compare; write nothing, exit 1 on a difference.")
    private boolean check;

    @Option(names = "--explain", description = "Say for each package why nothing newer or better was taken.")
    private boolean explain;

    LockCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run(Project project, Wiring wiring) {
        Lock lock = lock(project, project.projectManifest(), wiring);
        Lock.Report report = lock.run(check ? Lock.Options.CHECK : Lock.Options.DEFAULT);
        if (check && report.changed()) {
            throw new StaleLock(project.directory(), report.changes());
        }
        if (explain) {
            report.notes().forEach(output()::note);
        }
        return new Result(LockText.lines(report, "locked"), LockText.Json.of(report, !check));
    }
}
