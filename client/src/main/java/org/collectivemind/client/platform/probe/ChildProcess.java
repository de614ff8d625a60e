package org.collectivemind.client.platform.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One bounded run of a program: no input, at most 4 MiB of output, killed with its children when its time is up. A program that
 * hangs inside its driver cannot even be killed, so nothing ever waits for it longer than the limit.
 */
public final class ChildProcess {
    private static final int MOST_OUTPUT = 4 << 20;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private ChildProcess() {}

    static Optional<Probe.Output> run(List<String> command, Duration limit) {
        return run(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), limit);
    }

    /** The same in a directory, both outputs together. */
    static Optional<Probe.Output> ask(List<String> command, Path directory, Duration limit) {
        return run(new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true), limit);
    }

    private static Optional<Probe.Output> run(ProcessBuilder builder, Duration limit) {
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try {
                return Optional.of(new ChildProcess().await(process, limit));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException notStarted) {
            return Optional.empty();
        }
    }

    private Probe.Output await(Process process, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        process.getOutputStream().close();
        Thread reader = new Thread(() -> drain(process.getInputStream()), "cm-probe");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
            // Whoever inherited the output may keep it open after the program's own end.
            TimeUnit.NANOSECONDS.timedJoin(reader, Math.max(1, deadline - System.nanoTime()));
            boolean timedOut = !ended || reader.isAlive();
            return new Probe.Output(timedOut ? -1 : process.exitValue(), text(), timedOut);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Probe.Output(-1, text(), true);
        }
    }

    private void drain(InputStream in) {
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                append(buffer, count);
            }
        } catch (IOException killed) {
            // What came before the end stands.
        }
    }

    private synchronized void append(byte[] buffer, int count) {
        output.write(buffer, 0, Math.min(count, MOST_OUTPUT - output.size()));
    }

    private synchronized String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
