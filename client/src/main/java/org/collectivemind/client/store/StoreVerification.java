package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.List;

/**
 * What a verification found.
 *
 * @param blobs looked at
 * @param hashed files of which something was read: blobs, and copies of them: programs, and what views hold
 * @param bytes hashed
 * @param damages sorted by path; what they name was moved to the quarantine
 */
public record StoreVerification(long blobs, long hashed, long bytes, int views, List<Damage> damages) {
    /** What was damaged. */
    public enum Kind {
        BLOB,
        PROGRAM,
        TREE,
        VIEW
    }

    /**
     * Something that was not what its name says.
     *
     * @param parts of a big blob, the wrong ones, numbered from 1; the others can be used. Empty where parts are not known
     */
    public record Damage(Kind kind, Path path, String reason, List<Integer> parts, Path quarantine) {
        public Damage {
            parts = List.copyOf(parts);
        }
    }

    public StoreVerification {
        damages = List.copyOf(damages);
    }

    public boolean isClean() {
        return damages.isEmpty();
    }
}
