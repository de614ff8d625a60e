package org.collectivemind.client.cli;

import org.collectivemind.client.adoption.AdoptionChoice;
import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.LockReport;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.StaleLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cm lock}. */
@Command(
        name = "lock",
        header = "Choose versions and variants for every target and write cm.lock.",
        description = {
            "",
            "Keeps what cm.lock has wherever that still fits; `cm update` moves on. Says of each package that",
            "changed why it did. What --resolution and --exclude-newer choose, cm.lock keeps; what is to hold",
            "for good stands under `policy` in cm.yaml.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm lock                write cm.lock if anything changed",
            "  cm lock --check        fail if cm.lock is not what cm.yaml asks for; writes nothing",
            "  cm lock --explain      also say why nothing newer or better was taken",
            "",
            "Exit codes: 0 done, 1 --check found a difference, 3 nothing fits (cm.lock stays as it was)."
        })
final class LockCommand extends ProjectCommand {
    @Option(names = "--check", description = "Solve again and compare; write nothing, exit 1 on a difference.")
    private boolean check;

    @Option(names = "--explain", description = "Say for each package why nothing newer or better was taken.")
    private boolean explain;

    @Mixin
    private ChoiceOptions choice = new ChoiceOptions();

    @Mixin
    private BundleOption bundle = new BundleOption();

    LockCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Provisions provisions() {
        return new Provisions(bundle.in(directory(), context()), () -> AdoptionChoice.NONE);
    }

    @Override
    Result run(Project project, Wiring wiring) {
        Lock lock = new Lock(solving(project, project.projectManifest(), wiring));
        LockReport report = check ? lock.prove(choice.thisTime()) : lock.run(choice.thisTime());
        if (check && report.changed()) {
            throw new StaleLock(project.directory(), report);
        }
        LockText.tell(report, explain, output());
        return new Result(LockText.lines(report, "locked"), LockText.Json.of(report, !check));
    }
}
