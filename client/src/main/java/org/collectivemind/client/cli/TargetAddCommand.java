package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetEdit;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Presets;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm target add}. Its {@code --platform} and {@code --set} describe the target, so it does not take those of other commands. */
@Command(
        name = "add",
        header = "Add a machine to cm.yaml and lock for it.",
        description = {
            "",
            "What cm.lock has for the other targets stays as it is. The new target takes their versions where",
            "they fit it; where they do not and the policy is `unify: require`, all targets are locked anew.",
            "If nothing fits it, cm.yaml and cm.lock stay as they are.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm target add gpu-box --platform gpu-box.yaml   as `cm platform export` wrote it there",
            "  cm target add cloud --preset aws-g5             a machine of `cm platform list`",
            "  cm target add cloud --preset aws-g5 --set cuda.driver=550.54.14",
            "  cm target add here --host                       the machine that locks, whichever that is",
            "",
            "Exit codes: 0 done, 3 nothing fits the machine (nothing was changed)."
        })
final class TargetAddCommand extends CmCommand {
    @Parameters(paramLabel = "NAME", description = "How cm.yaml, cm.lock and messages call it.")
    private String name = "";

    @ArgGroup(exclusive = true)
    private Described described = new Described();

    @Option(
            names = "--set",
            paramLabel = "FACT=VALUE",
            description = "Over what the file or the preset states; kept in cm.yaml; repeatable.")
    private List<String> facts = new ArrayList<>();

    TargetAddCommand(ProcessContext context) {
        super(context);
    }

    /** One way to describe a machine. */
    static final class Described {
        @Option(names = "--host", description = "The machine that runs `cm lock`; so where nothing is said.")
        private boolean host;

        @Option(names = "--platform", paramLabel = "FILE", description = "The machine a platform file describes.")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--preset", paramLabel = "NAME", description = "A machine of `cm platform list`.")
        private Optional<String> preset = Optional.empty();
    }

    @Override
    Result run() {
        Project project = Project.find(directory());
        try (Wiring wiring = wiring(project.directory())) {
            TargetEdit.Prepared prepared = new TargetEdit(project)
                    .add(
                            new TargetDeclaration(new TargetName(name), source(project)),
                            manifest -> solving(project, manifest, wiring));
            prepared.write();
            LockText.tell(prepared.report(), false, output());
            return new Result(LockText.lines(prepared.report(), "locked"), LockText.Json.of(prepared.report(), true));
        }
    }

    private TargetDeclaration.Source source(Project project) {
        Overrides set = new Overrides(
                facts.stream().map(fact -> Assertion.parse(fact, "--set")).toList());
        if (described.preset.isPresent()) {
            return new TargetDeclaration.Source.Preset(
                    Presets.named(described.preset.get()).name(), set);
        }
        if (described.file.isPresent()) {
            return new TargetDeclaration.Source.PlatformFile(path(project, described.file.get()), set);
        }
        if (!set.isEmpty()) {
            throw new UsageErrors.WrongUsage(
                    "`--set` is kept over a description, and `host` is described anew by each machine that locks",
                    List.of("`cm lock --set FACT=VALUE` asserts it when this machine locks"));
        }
        return new TargetDeclaration.Source.Host();
    }

    /** As {@code cm.yaml} has it: relative to the project, with slashes, so that it is found in every checkout. */
    private String path(Project project, Path file) {
        Path absolute = directory().resolve(file).toAbsolutePath().normalize();
        Path base = project.directory().toAbsolutePath().normalize();
        return base.relativize(absolute).toString().replace(java.io.File.separatorChar, '/');
    }
}
