package org.collectivemind.client.cli;

import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetEdit;
import org.collectivemind.format.manifest.TargetName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cm target remove}. */
@Command(
        name = "remove",
        header = "Remove a machine from cm.yaml and from cm.lock.",
        description = {"", "What cm.lock has for the other targets stays as it is. A platform file is not deleted.", ""
        },
        footer = {"", "Examples:", "  cm target remove gpu-box"})
final class TargetRemoveCommand extends CmCommand {
    @Parameters(paramLabel = "NAME", description = "A target of cm.yaml.")
    private String name = "";

    TargetRemoveCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        Project project = Project.find(directory());
        try (Wiring wiring = wiring(project.directory())) {
            TargetEdit.Prepared prepared = new TargetEdit(project)
                    .remove(new TargetName(name), manifest -> solving(project, manifest, wiring));
            prepared.write();
            LockText.tell(prepared.report(), false, output());
            return new Result(LockText.lines(prepared.report(), "locked"), LockText.Json.of(prepared.report(), true));
        }
    }
}
