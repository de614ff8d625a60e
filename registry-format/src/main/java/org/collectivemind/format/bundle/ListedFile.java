package org.collectivemind.format.bundle;

import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;

/** One file of a bundle. @param path below the bundle's directory @param size in bytes */
public record ListedFile(EntryPath path, Digest sha256, long size) {
    public ListedFile {
        if (size < 0) {
            throw new IllegalArgumentException("file of " + size + " bytes");
        }
    }
}
