package org.collectivemind.format.release;

import java.util.List;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;

/**
 * Bytes to fetch: one file as it is, or an archive some of whose entries are wanted.
 *
 * @param size in bytes
 * @param parts see {@link Parts}
 */
public record Payload(PayloadOrigin origin, Format format, long size, Digest sha256, List<Digest> parts) {
    /** How a payload holds files. */
    public enum Format {
        /** The payload is the file. */
        RAW("raw"),
        /** Our canonical archive. */
        TAR_ZST("tar.zst"),
        /** A foreign zip or jar. */
        ZIP("zip"),
        /** A foreign tar, plain or compressed with gzip. */
        TAR("tar"),
        TAR_GZ("tar.gz");

        private final String id;

        Format(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    public Payload {
        if (size < 0) {
            throw new IllegalArgumentException("payload of " + size + " bytes");
        }
        parts = Parts.check(size, parts);
    }
}
