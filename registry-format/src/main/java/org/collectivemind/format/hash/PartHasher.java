package org.collectivemind.format.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hashes a blob and its {@link Parts} in one pass over its bytes. Spent by {@link #finish()}. */
public final class PartHasher {
    private final Hasher whole = new Hasher();
    private final List<Digest> parts = new ArrayList<>();
    private Hasher part = new Hasher();
    private long size;

    /** @param size in bytes @param parts empty for a blob of at most one part */
    public record Result(long size, Digest sha256, List<Digest> parts) {
        public Result {
            parts = Parts.check(size, parts);
        }
    }

    public void update(byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length) {
            int taken = (int) Math.min(length - done, Parts.SIZE - size % Parts.SIZE);
            whole.update(bytes, offset + done, taken);
            if (size >= Parts.SIZE) {
                part.update(bytes, offset + done, taken);
            }
            done += taken;
            size += taken;
            if (size % Parts.SIZE == 0) {
                endPart();
            }
        }
    }

    /** The first part is all there is until it ends, so it costs no hashing of its own. */
    private void endPart() {
        parts.add(size == Parts.SIZE ? whole.copy().finish() : part.finish());
        part = new Hasher();
    }

    /** Bytes seen so far. */
    public long size() {
        return size;
    }

    public Result finish() {
        if (size > Parts.SIZE && size % Parts.SIZE != 0) {
            endPart();
        }
        return new Result(size, whole.finish(), Parts.listed(size) == 0 ? List.of() : parts);
    }

    public static Result of(Path file) throws IOException {
        PartHasher hasher = new PartHasher();
        byte[] buffer = new byte[1 << 17];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hasher.update(buffer, 0, read);
            }
        }
        return hasher.finish();
    }
}
