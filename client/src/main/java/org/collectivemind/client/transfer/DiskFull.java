package org.collectivemind.client.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The disk, or the user's share of it, has no room for a download or for the store. */
public final class DiskFull extends CmException {
    private final Path file;

    public DiskFull(Path file, IOException cause) {
        super(
                ExitCode.FAILURE,
                "there is no space left for `" + file + "`",
                List.of(Reason.ofFile(cause)),
                List.of("free some space, or move the store to another disk: CM_HOME says where it is"),
                cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** Java has no exception of its own for ENOSPC and EDQUOT: their text is all there is. */
    public static boolean causes(IOException cause) {
        String text = String.valueOf(cause.getMessage());
        return Stream.of("No space left on device", "Disk quota exceeded", "not enough space on the disk")
                .anyMatch(text::contains);
    }
}
