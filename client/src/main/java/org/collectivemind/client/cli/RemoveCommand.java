package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.project.LockReport;
import org.collectivemind.client.project.ManifestEdit;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.client.project.ThisTime;
import org.collectivemind.format.manifest.ManifestEditor;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.PackageDependency;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cm remove}. */
@Command(
        name = "remove",
        header = "Remove dependencies from cm.yaml and from cm.lock.",
        footer = {
            "",
            "Examples:",
            "  cm remove resnet50",
            "  cm remove org.mlcommons:resnet50",
            "  cm remove 'resnet50 as old'"
        })
final class RemoveCommand extends ProjectCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            description = "Packages cm.yaml depends on; the group may be left out.")
    private List<String> names = new ArrayList<>();

    RemoveCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run(Project project, Wiring wiring) {
        List<PackageSlot> known = project.projectManifest().dependencies().stream()
                .flatMap(dependency -> dependency.packages().stream())
                .map(PackageDependency::slot)
                .toList();
        List<PackageSlot> removed = names.stream()
                .map(name -> ProjectPackages.placeAmong(known, PackageSpec.parse(name), "cm.yaml"))
                .toList();
        LockReport report = new ManifestEdit(project)
                .run(
                        text -> without(text, project, removed),
                        manifest -> solving(project, manifest, wiring),
                        ThisTime.NOTHING);
        List<String> text = new ArrayList<>();
        removed.forEach(slot -> text.add("removed " + slot));
        text.addAll(LockText.lines(report, "locked"));
        LockText.tell(report, false, output());
        return new Result(text, LockText.Json.of(report, true));
    }

    private static String without(String text, Project project, List<PackageSlot> removed) {
        String edited = text;
        for (PackageSlot slot : removed) {
            edited = ManifestEditor.removeDependency(
                    edited, project.manifestPath().toString(), slot);
        }
        return edited;
    }
}
