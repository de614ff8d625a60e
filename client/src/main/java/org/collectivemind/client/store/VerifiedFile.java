package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.client.transfer.Fetched;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * A file whose bytes were hashed after they were written. Whoever makes one vouches for it; {@link #check} hashes it here.
 *
 * @param size in bytes
 */
public record VerifiedFile(Path file, Digest sha256, long size) {

    /** What a transfer verified while it arrived. */
    public static VerifiedFile of(Fetched fetched) {
        return new VerifiedFile(fetched.file(), fetched.sha256(), fetched.size());
    }

    /** @throws WrongContent where the file has other bytes */
    public static VerifiedFile check(Path file, Digest expected, long size) {
        try {
            long actualSize = Files.size(file);
            if (actualSize != size) {
                throw new WrongContent(file, expected, actualSize + " bytes in place of " + size);
            }
            Digest actual = Hasher.of(file);
            if (!actual.equals(expected)) {
                throw new WrongContent(file, expected, "sha256 " + actual);
            }
            return new VerifiedFile(file, expected, size);
        } catch (IOException unreadable) {
            throw CannotReadStore.of(file, unreadable);
        }
    }
}
