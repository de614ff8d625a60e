package org.collectivemind.client.plan;

import java.util.BitSet;
import java.util.List;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.transfer.PinnedFile;
import org.collectivemind.client.transfer.Resumption;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** Decides how a payload is fetched. */
final class Remotes {
    /** Below this, one request for all is as quick as the two or three that find a few entries. */
    private static final long WORTH_RANGES = 1 << 20;

    private final Store store;

    Remotes(Store store) {
        this.store = store;
    }

    Acquisition.Remote of(Payload payload, List<FileEntry> missing, PinnedFile file) {
        return switch (payload.format()) {
            case RAW -> whole(file);
            case ZIP -> zip(missing, file);
            case TAR_ZST ->
                isSmallPart(missing, file) ? new Acquisition.Entries(file, unpacked(missing)) : tar(payload, file);
            case TAR, TAR_GZ -> tar(payload, file);
        };
    }

    /** What is here of it: from an earlier run, or in other blobs. */
    private Acquisition.Remote whole(PinnedFile file) {
        BitSet left = store.unfinished(file.sha256())
                .map(data -> Resumption.parts(file, data))
                .orElseGet(BitSet::new);
        long resumed = 0;
        long local = 0;
        for (int part = 0; part < file.parts().size(); part++) {
            long size = Math.min(Parts.SIZE, file.size() - part * Parts.SIZE);
            if (left.get(part)) {
                resumed += size;
            } else if (store.part(file.parts().get(part)).isPresent()) {
                local += size;
            }
        }
        return new Acquisition.Whole(file, resumed, local);
    }

    /** A stream that a kill interrupts is fetched again from its start: no more than one part of it may be lost. */
    private Acquisition.Remote tar(Payload payload, PinnedFile file) {
        return payload.size() <= Parts.SIZE ? new Acquisition.Streamed(file) : whole(file);
    }

    /** An update that changed little. Where nearly all is wanted, it is unpacked as it arrives. */
    private static boolean isSmallPart(List<FileEntry> missing, PinnedFile file) {
        return file.size() >= WORTH_RANGES && unpacked(missing) <= file.size() / 2;
    }

    private static long unpacked(List<FileEntry> missing) {
        return missing.stream().mapToLong(FileEntry::size).sum();
    }

    /** What entries take packed stands in the zip's directory; unpacked to twice the zip, they are most of it for sure. */
    private Acquisition.Remote zip(List<FileEntry> missing, PinnedFile file) {
        long unpacked = unpacked(missing);
        return file.size() < WORTH_RANGES || unpacked > 2 * file.size()
                ? whole(file)
                : new Acquisition.Entries(file, Math.min(unpacked, file.size()));
    }

    /** Whether so many bytes of a file are so much less than all of it that they are worth requests of their own. */
    static boolean isWorthRanges(long needed, long size) {
        return needed <= size / 4 * 3;
    }
}
