package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Runs common commands, so that the launcher's archive of classes holds what they load. The launcher runs it once in the background,
 * see {@code bin/cm}. It works in a scratch directory that it deletes, with a registry of its own on the loopback interface; it neither
 * reads nor changes anything of the user's, and ends itself should it hang.
 */
@Command(name = "hidden-startup-training", hidden = true)
final class StartupTraining extends CmCommand {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    StartupTraining(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        watch();
        try (TrainingGround ground = TrainingGround.make()) {
            ground.lessons().forEach(words -> perform(words, ground));
        } catch (IOException unusable) {
            // The archive holds less, then.
        }
        return new Result(List.of(), List.of());
    }

    private void perform(List<String> words, TrainingGround ground) {
        Main.run(
                words.toArray(String[]::new),
                new ProcessContext(
                        ground.project(),
                        ground.variables(),
                        context().probe(),
                        silent(),
                        silent(),
                        false,
                        context().clock(),
                        context().transfers(),
                        context().room()));
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** Nobody waits for this process, so nobody would end it. */
    private static void watch() {
        Thread watch = new Thread(() -> {
            try {
                Thread.sleep(LONGEST.toMillis());
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        watch.setDaemon(true);
        watch.start();
    }
}
