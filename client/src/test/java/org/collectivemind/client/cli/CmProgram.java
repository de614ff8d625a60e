package org.collectivemind.client.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collectivemind.client.plan.Room;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.transfer.Retries;
import org.collectivemind.client.transfer.TransferPolicy;

/** The whole of {@code cm} inside the process of a test that lies in another package. */
public final class CmProgram {
    /** Gives a silent host half a second and asks it three times. */
    public static final TransferPolicy IMPATIENT = new TransferPolicy(
            false,
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            1 << 10,
            8,
            new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(300), 64 << 10, () -> 0.5),
            Set.of());

    private CmProgram() {}

    /** How a command ended. */
    public record Said(int exitCode, String out, String err) {
        /** A failure that says what happened in words, not by a trace. */
        public boolean isPlain() {
            return !err.contains("a fault of its own") && !err.contains("Exception") && !err.contains("\tat ");
        }

        @Override
        public String toString() {
            return "exit code " + exitCode + "\n" + out + err;
        }
    }

    /** @param directory where the user stands */
    public static Said run(
            Path directory, Map<String, String> variables, TransferPolicy transfers, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ProcessContext context = new ProcessContext(
                directory,
                variables,
                Machines.debian(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Clock.systemUTC(),
                transfers,
                Room.OF_FILE_SYSTEM);
        int exitCode = Main.run(words.toArray(String[]::new), context);
        return new Said(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
