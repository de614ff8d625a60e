package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Transcripts of whole sessions under {@code src/test/golden}: commands, their exit codes, stdout and stderr. With
 * {@code -Dgolden.update=true} they are written anew; the diff is for review.
 */
final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    /** @param name {@code <area>/<name>} */
    static void check(String name, String transcript) {
        Path file = DIRECTORY.resolve(name + ".txt");
        try {
            if (UPDATE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, transcript);
            } else if (!Files.exists(file)) {
                fail("there is no golden file %s; -Dgolden.update=true writes it:%n%s", file, transcript);
            } else {
                assertThat(transcript).as(file.toString()).isEqualTo(Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
