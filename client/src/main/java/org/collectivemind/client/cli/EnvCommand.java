package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collectivemind.client.project.Install;
import org.collectivemind.client.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm env}. */
@Command(
        name = "env",
        header = "Print the environment's variables.",
        description = {"", "Locks and installs first where that is needed.", ""},
        footer = {
            "",
            "Examples:",
            "  eval \"$(cm env)\"           take the variables into this shell",
            "  cm env --format plain      NAME=value, one a line"
        })
final class EnvCommand extends ProjectCommand {
    /** How variables are printed. */
    enum Format {
        SH,
        PLAIN
    }

    @Option(names = "--format", paramLabel = "FORMAT", description = "sh (the default) or plain.", defaultValue = "SH")
    private Format format = Format.SH;

    EnvCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run(Project project, Wiring wiring) {
        Install.Report report = ready(project, wiring, Install.Options.DEFAULT, Locking.UPDATE);
        Map<String, String> variables = report.environment().variables(context().variables());
        List<String> text = new ArrayList<>();
        variables.forEach((name, value) -> text.add(
                format == Format.SH
                        ? "export " + name + "='" + value.replace("'", "'\\''") + "'"
                        : name + "=" + value));
        return new Result(text, variables);
    }
}
