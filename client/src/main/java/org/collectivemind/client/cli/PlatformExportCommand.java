package org.collectivemind.client.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.project.ProjectFile;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cm platform export}. */
@Command(
        name = "export",
        header = "Describe this machine in a platform file, to lock for it elsewhere.",
        description = {"", "Holds no host name, user, serial number or address.", ""},
        footer = {
            "",
            "Examples:",
            "  cm platform export                          print it",
            "  cm platform export -o gpu-box.yaml --name gpu-box",
            "  cm platform export --software               with versions of common programs",
            "  (then, in cm.yaml)  targets: {gpu-box: {platform: gpu-box.yaml}}"
        })
final class PlatformExportCommand extends CmCommand {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it there.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "How messages call the platform.",
            defaultValue = "host")
    private String name = "host";

    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private FreshOption fresh = new FreshOption();

    @Option(names = "--software", description = "Also state the versions of common programs, without where they are.")
    private boolean software;

    PlatformExportCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        try (Wiring wiring = wiring(directory(), host)) {
            wiring.thisMachine().ask(fresh.isFresh());
            Platform machine = wiring.host().get().named(name);
            Platform platform = software ? wiring.software().describing(machine) : machine;
            String text = PlatformFile.write(platform);
            if (file.isEmpty()) {
                return new Result(text.lines().toList(), Map.of("name", name, "platform", text));
            }
            Path target = directory().resolve(file.get());
            ProjectFile.replace(target, text.getBytes(StandardCharsets.UTF_8));
            return new Result(List.of("wrote " + target), Map.of("name", name, "file", target.toString()));
        }
    }
}
