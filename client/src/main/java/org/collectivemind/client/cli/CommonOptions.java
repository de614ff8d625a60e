package org.collectivemind.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options every command has. */
final class CommonOptions {
    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            description = "Work as if started in DIR.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--json", description = "Print the result, or the error, as JSON on stdout.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but results, warnings and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Also say what was asked of registries, and what choosing versions took.")
    private boolean verbose;

    @Option(names = "--offline", description = "Never open a connection; use what the store and the caches hold.")
    private boolean offline;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never. NO_COLOR is honoured.")
    private Optional<Style.ColourChoice> colour = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    Path directory(ProcessContext context) {
        Path here = directory
                .map(context.directory()::resolve)
                .orElse(context.directory())
                .normalize();
        if (directory.isPresent() && !Files.isDirectory(here)) {
            throw new UsageErrors.WrongUsage("there is no directory " + here, List.of("`-C` names one that exists"));
        }
        return here;
    }

    boolean offline(ProcessContext context) {
        return offline || context.variable("CM_OFFLINE").isPresent();
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    boolean json() {
        return json;
    }

    Output output(ProcessContext context) {
        return new Output(context, json, quiet, Style.wanted(colour, context));
    }
}
