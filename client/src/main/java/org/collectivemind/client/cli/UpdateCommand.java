package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.project.LockReport;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.client.project.Update;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.PackageMatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm update}. */
@Command(
        name = "update",
        header = "Move cm.lock to the newest versions that fit.",
        description = {
            "",
            "Without names everything may move. A named package gets the newest version cm.yaml allows; of the",
            "others only those move that this forces. NAME@CONSTRAINT moves it to a version you choose, newer or",
            "older; cm.lock keeps it until the next update. Says of each package why it changed.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm update                       everything",
            "  cm update onnxruntime           one package, as little else as possible",
            "  cm update onnxruntime@1.18.0    to this version",
            "  cm update --dry-run             say what would change",
            "",
            "Exit codes: 0 done, also if nothing changed; 3 nothing fits (cm.lock stays as it was)."
        })
final class UpdateCommand extends ProjectCommand {
    @Parameters(paramLabel = "NAME[@CONSTRAINT]", description = "Packages of the lock; the group may be left out.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--dry-run", description = "Write nothing.")
    private boolean dryRun;

    @Mixin
    private ChoiceOptions choice = new ChoiceOptions();

    UpdateCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run(Project project, Wiring wiring) {
        SortedMap<PackageName, PackageMatch> named = new TreeMap<>();
        for (String text : names) {
            PackageSpec spec = PackageSpec.parse(text);
            PackageName name = ProjectPackages.inLock(project, spec);
            named.put(name, new PackageMatch(name, spec.constraint(), spec.select()));
        }
        LockReport report = new Update(solving(project, project.projectManifest(), wiring))
                .run(new Update.Options(named, choice.thisTime(), !dryRun));
        LockText.tell(report, false, output());
        return new Result(LockText.lines(report, dryRun ? "would lock" : "locked"), LockText.Json.of(report, !dryRun));
    }
}
