package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collectivemind.client.project.Init;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm init}. */
@Command(
        name = "init",
        header = "Make a cm.yaml here.",
        footer = {
            "",
            "Examples:",
            "  cm init                                       a project named like this directory",
            "  cm init --package org.example:resnet50        a package to publish",
            "  cm init --package org.example:pets --kind dataset"
        })
final class InitCommand extends CmCommand {
    @Option(names = "--name", paramLabel = "NAME", description = "The project's name.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--package", paramLabel = "GROUP:NAME", description = "Make a package instead of a project.")
    private Optional<String> packageName = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "model, dataset, tool or script; for packages.")
    private Optional<String> kind = Optional.empty();

    InitCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. */
    record Json(String manifest) {}

    @Override
    Result run() {
        Path directory = directory();
        Path manifest = packageName.isPresent()
                ? Init.writePackage(
                        directory, packageName.get(), kind.orElse("model").toLowerCase(Locale.ROOT))
                : Init.writeProject(directory, name);
        return new Result(List.of("wrote " + manifest), new Json(manifest.toString()));
    }
}
