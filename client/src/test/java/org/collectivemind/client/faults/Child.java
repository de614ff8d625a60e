package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own. @param said where stdout and stderr go */
record Child(Process process, Path said) implements AutoCloseable {
    /** What Java tells of a process that a signal ended: 128 and the number of SIGKILL. */
    static final int KILLED = 137;

    /** Waits for its end. */
    int exitCode(Duration longest) {
        try {
            assertThat(process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ends within " + longest)
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** SIGKILL after a while, unless it ended before. */
    int killedAfter(Duration moment) {
        try {
            if (!process.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    String text() {
        try {
            return Files.readString(said);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
