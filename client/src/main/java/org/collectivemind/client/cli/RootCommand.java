package org.collectivemind.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm} itself: help and version. */
@Command(
        name = "cm",
        synopsisHeading = "Usage: ",
        customSynopsis = "cm [--help] [--version] COMMAND [OPTIONS]",
        header = "Models, datasets, tools and scripts: declared, locked for your hardware, installed.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "A first project:",
            "  cm init                          make a cm.yaml here",
            "  cm registry add central maven:central",
            "  cm add com.microsoft.onnxruntime:onnxruntime@1.20.0",
            "  cm run -- java -version          lock, install, and run with the environment",
            "",
            "Exit codes: 0 ok, 1 failure, 2 usage, 3 unsatisfiable, 4 network, 5 integrity.",
            "`cm COMMAND --help` explains a command, with examples."
        })
final class RootCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Print the version and exit.")
    private boolean version;
}
