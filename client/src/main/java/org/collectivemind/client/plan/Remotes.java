package org.collectivemind.client.plan;

import java.util.List;
import org.collectivemind.client.transfer.PinnedFile;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** Decides how a payload is fetched. */
final class Remotes {
    /** Below this one request for all is as quick as the two or three that find a few entries. */
    private static final long WORTH_RANGES = 1 << 20;

    private Remotes() {}

    static Acquisition.Remote of(Payload payload, List<FileEntry> missing, PinnedFile file) {
        long wanted = Math.min(missing.stream().mapToLong(FileEntry::size).sum(), payload.size());
        return switch (payload.format()) {
            case RAW -> new Acquisition.Whole(file, 0);
            case ZIP ->
                isSmallShare(wanted, payload) ? new Acquisition.Entries(file, wanted) : new Acquisition.Whole(file, 0);
            // A stream that a kill interrupts is fetched again from its start: no more than one part of it may be lost.
            case TAR, TAR_GZ, TAR_ZST ->
                payload.size() <= Parts.SIZE ? new Acquisition.Streamed(file) : new Acquisition.Whole(file, 0);
        };
    }

    /** Sizes of entries are known unpacked: packed they are at most as big. */
    private static boolean isSmallShare(long wanted, Payload payload) {
        return payload.size() >= WORTH_RANGES && wanted <= payload.size() / 2;
    }
}
