package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, sent to a process of its own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class BadInputInterruptTest {
    private static final String MODEL = "/registry/org/example/classifier/1.5.0/classifier-1.5.0-fp32.onnx";

    @TempDir
    Path root;

    @Test
    void aStalledInstallationEndsAtOnceAndTheNextOneCompletes() throws IOException, InterruptedException {
        Session session = Session.inProject(root);
        try (ChaosServer server =
                ChaosServer.start().serveDirectory("/registry", session.work().resolve("registry"))) {
            session.silently(
                            "cm.yaml",
                            Session.project("host", "org.example:classifier@^1.5")
                                    .replace("file:../registry", "\"" + server.uri("/registry") + "\""))
                    .quietly("lock");
            Snapshot before = session.snapshot();
            server.script(MODEL, Fault.stall(100_000, Duration.ofMinutes(1)));

            session.comment("the host stops in the middle of a file; the user presses Ctrl-C")
                    .happened(interrupted(session, server, "install", "--frozen"), "install", "--frozen");

            before.isIntact();
            session.cm("install", "--frozen").matches("bad-input/interrupted");
        }
    }

    private Session.Said interrupted(Session session, ChaosServer server, String... words)
            throws IOException, InterruptedException {
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .directory(session.directory().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().addAll(List.of(words));
        builder.environment().clear();
        builder.environment().putAll(session.variables());
        Process process = builder.start();
        try {
            for (int wait = 0; server.bytesSent(MODEL) == 0 && wait < 2000; wait++) {
                Thread.sleep(10);
            }
            assertThat(server.bytesSent(MODEL)).as(Files.readString(err)).isPositive();
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Session.Said(Files.readString(out), Files.readString(err), process.exitValue());
    }
}
