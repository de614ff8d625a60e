package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Digest;

/** A file offered to the store that is not what it is said to be. It was not taken. */
public final class WrongContent extends CmException {
    private final Path file;
    private final Digest expected;

    WrongContent(Path file, Digest expected, String found) {
        super(
                ExitCode.INTEGRITY,
                "`" + file.getFileName() + "` does not have the pinned content",
                List.of("expected sha256 " + expected, "found " + found),
                List.of("the file was not taken into the store; fetch it again"));
        this.file = file;
        this.expected = expected;
    }

    public Path file() {
        return file;
    }

    public Digest expected() {
        return expected;
    }
}
