package org.collectivemind.format.release;

import java.util.Optional;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;

/**
 * One file of a variant's tree.
 *
 * @param size in bytes
 * @param payload index into the variant's payloads
 * @param entry the name inside an archive payload; empty where the payload is the file
 */
public record FileEntry(
        EntryPath path, long size, Digest sha256, boolean executable, int payload, Optional<String> entry) {
    public FileEntry {
        if (size < 0 || payload < 0) {
            throw new IllegalArgumentException("size " + size + ", payload " + payload);
        }
    }
}
