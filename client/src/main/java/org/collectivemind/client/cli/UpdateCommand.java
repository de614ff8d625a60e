package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm update}. */
@Command(
        name = "update",
        header = "Move cm.lock to the newest versions that fit.",
        description = {"", "Named packages move, and what they force; without names everything may.", ""},
        footer = {
            "",
            "Examples:",
            "  cm update                    everything",
            "  cm update onnxruntime        one package, as little else as possible",
            "  cm update --dry-run          say what would change"
        })
final class UpdateCommand extends ProjectCommand {
    @Parameters(paramLabel = "NAME", description = "Packages of the lock; the group may be left out.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--dry-run", description = "Write nothing.")
    private boolean dryRun;

    UpdateCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run(Project project, Wiring wiring) {
        TreeSet<PackageName> free = new TreeSet<>();
        names.forEach(name -> free.add(ProjectPackages.inLock(project, PackageSpec.parse(name))));
        Lock.Freedom freedom = free.isEmpty() ? Lock.Freedom.ALL : Lock.Freedom.NAMED;
        Lock.Report report =
                lock(project, project.projectManifest(), wiring).run(new Lock.Options(freedom, free, !dryRun));
        return new Result(LockText.lines(report, dryRun ? "would lock" : "locked"), LockText.Json.of(report, !dryRun));
    }
}
