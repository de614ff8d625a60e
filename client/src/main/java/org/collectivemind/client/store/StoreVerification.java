package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.List;

/**
 * What a verification found.
 *
 * @param blobs looked at
 * @param hashed files read and hashed: blobs, and copies of them that views hold
 * @param bytes hashed
 * @param damages sorted by path; what they name was moved to the quarantine
 */
public record StoreVerification(long blobs, long hashed, long bytes, int views, List<Damage> damages) {
    /** Something that was not what its name says. */
    public record Damage(Path path, String reason, Path quarantine) {}

    public StoreVerification {
        damages = List.copyOf(damages);
    }

    public boolean isClean() {
        return damages.isEmpty();
    }
}
