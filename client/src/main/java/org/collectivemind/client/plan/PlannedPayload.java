package org.collectivemind.client.plan;

import java.util.List;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * A payload of which something is wanted, however many packages share it.
 *
 * @param label what the user knows it by: package, version and file
 * @param missing the files to take out of it, each content once; empty exactly where the acquisition is {@link
 *     Acquisition.Present}
 */
public record PlannedPayload(String label, Payload payload, List<FileEntry> missing, Acquisition acquisition) {
    public PlannedPayload {
        missing = List.copyOf(missing);
        if (missing.isEmpty() != acquisition instanceof Acquisition.Present) {
            throw new IllegalArgumentException(label + " is " + acquisition + ", and misses " + missing.size());
        }
    }
}
