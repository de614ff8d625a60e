package org.collectivemind.client.platform.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One bounded run of a program: no input, at most 4 MiB of output, killed with its children when its time or its room is up. A
 * program that hangs inside its driver cannot even be killed, so nothing ever waits for it longer than the limit.
 */
public final class ChildProcess {
    private static final int MOST_OUTPUT = 4 << 20;
    private static final Duration AFTER_THE_END = Duration.ofSeconds(1);
    /**
     * What would make a program tell of fewer or other devices than there are. Detection tells what the machine has; what such a
     * variable leaves of it is for whoever starts a program.
     */
    private static final Set<String> MISLEADING = Set.of(
            "CUDA_VISIBLE_DEVICES",
            "CUDA_DEVICE_ORDER",
            "NVIDIA_VISIBLE_DEVICES",
            "ROCR_VISIBLE_DEVICES",
            "HIP_VISIBLE_DEVICES",
            "GPU_DEVICE_ORDINAL",
            "HSA_OVERRIDE_GFX_VERSION",
            "ZE_AFFINITY_MASK",
            "ONEAPI_DEVICE_SELECTOR",
            "VK_ICD_FILENAMES",
            "VK_DRIVER_FILES",
            "SYSTEM_VERSION_COMPAT");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private volatile boolean flooded;

    private ChildProcess() {}

    static Optional<Probe.Output> run(List<String> command, Duration limit) {
        return run(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), limit);
    }

    /** The same in a directory, both outputs together. */
    static Optional<Probe.Output> ask(List<String> command, Path directory, Duration limit) {
        return run(new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true), limit);
    }

    private static Optional<Probe.Output> run(ProcessBuilder builder, Duration limit) {
        plain(builder.environment());
        try {
            Process process = builder.start();
            try {
                return Optional.of(new ChildProcess().await(process, limit));
            } finally {
                if (process.isAlive()) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
        } catch (IOException notStarted) {
            return Optional.empty();
        }
    }

    /** Makes of our variables those of a program whose answer is about the machine and can be read. */
    static void plain(Map<String, String> environment) {
        environment.keySet().removeAll(MISLEADING);
        environment.put("LC_ALL", "C");
    }

    private Probe.Output await(Process process, Duration limit) throws IOException {
        process.getOutputStream().close();
        Thread reader = new Thread(() -> drain(process), "cm-probe");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
            // All the program said is in the pipe when it ends, but who inherited that may keep it open for ever.
            TimeUnit.NANOSECONDS.timedJoin(reader, ended ? AFTER_THE_END.toNanos() : 1);
            boolean timedOut = !ended || flooded;
            return new Probe.Output(timedOut ? -1 : process.exitValue(), text(), timedOut);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Probe.Output(-1, text(), true);
        }
    }

    private void drain(Process process) {
        byte[] buffer = new byte[8192];
        InputStream in = process.getInputStream();
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!append(buffer, count)) {
                    // What has so much to say says nothing of use, and might go on for ever.
                    flooded = true;
                    process.destroyForcibly();
                    return;
                }
            }
        } catch (IOException killed) {
            // What came before the end stands.
        }
    }

    private synchronized boolean append(byte[] buffer, int count) {
        output.write(buffer, 0, Math.min(count, MOST_OUTPUT - output.size()));
        return output.size() < MOST_OUTPUT;
    }

    private synchronized String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
