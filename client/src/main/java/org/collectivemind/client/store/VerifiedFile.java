package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.client.transfer.Fetched;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.hash.Parts;

/**
 * A file whose bytes were hashed after they were written. Whoever makes one vouches for it; {@link #check} hashes it here.
 *
 * @param size in bytes
 * @param parts the digests of its {@link Parts}; empty for a file of one part, and where only the whole was hashed
 * @param evidence of a file of at most one part always {@link Evidence#WHOLE}
 */
public record VerifiedFile(Path file, Digest sha256, long size, List<Digest> parts, Evidence evidence) {
    public VerifiedFile {
        parts = parts.isEmpty() && evidence == Evidence.WHOLE ? List.of() : Parts.check(size, parts);
        evidence = PartList.isFor(size) ? evidence : Evidence.WHOLE;
    }

    /** A file whose sha256 was computed, and nothing else. */
    public static VerifiedFile whole(Path file, Digest sha256, long size) {
        return new VerifiedFile(file, sha256, size, List.of(), Evidence.WHOLE);
    }

    /** What a transfer verified while it arrived. */
    public static VerifiedFile of(Fetched fetched) {
        return new VerifiedFile(fetched.file(), fetched.sha256(), fetched.size(), fetched.parts(), fetched.evidence());
    }

    /** The same bytes under another name. */
    public VerifiedFile at(Path other) {
        return new VerifiedFile(other, sha256, size, parts, evidence);
    }

    /** @throws WrongContent where the file has other bytes */
    public static VerifiedFile check(Path file, Digest expected, long size) {
        try {
            long actualSize = Files.size(file);
            if (actualSize != size) {
                throw new WrongContent(file, expected, actualSize + " bytes in place of " + size);
            }
            return of(file, expected, PartHasher.of(file));
        } catch (IOException unreadable) {
            throw CannotReadStore.of(file, unreadable);
        }
    }

    /** @throws WrongContent where these are the hashes of other bytes */
    static VerifiedFile of(Path file, Digest expected, PartHasher.Result actual) {
        if (!actual.sha256().equals(expected)) {
            throw new WrongContent(file, expected, "sha256 " + actual.sha256() + ", " + actual.size() + " bytes");
        }
        return new VerifiedFile(file, expected, actual.size(), actual.parts(), Evidence.WHOLE);
    }
}
