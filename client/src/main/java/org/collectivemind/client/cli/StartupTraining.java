package org.collectivemind.client.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Loads what common commands load, so that the launcher's class-data archive holds it. The launcher runs it once in the
 * background, see {@code bin/cm}; it changes nothing and opens no connection.
 */
@Command(name = "hidden-startup-training", hidden = true)
final class StartupTraining extends CmCommand {
    StartupTraining(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        ProcessContext silent = new ProcessContext(
                context().directory(),
                context().variables(),
                context().probe(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false,
                context().clock());
        for (List<String> words : List.of(List.of("--version"), List.of("--help"), List.of("install", "--help"))) {
            Main.run(words.toArray(String[]::new), silent);
        }
        return new Result(List.of(), List.of());
    }
}
