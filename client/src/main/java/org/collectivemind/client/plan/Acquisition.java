package org.collectivemind.client.plan;

import java.util.List;
import org.collectivemind.client.transfer.PinnedFile;

/** How the wanted files of one payload get into the store. */
public sealed interface Acquisition {
    /** They are there. */
    record Present() implements Acquisition {}

    /** They are on this machine, unless the candidate turns out to be something else. */
    record Adopted(Adoption.Candidate candidate, Remote otherwise) implements Acquisition {}

    /** Each of them is on this machine by itself, out of its archive. @param candidates in the order of what is missing */
    record AdoptedContents(List<Adoption.Candidate> candidates, Remote otherwise) implements Acquisition {
        public AdoptedContents {
            candidates = List.copyOf(candidates);
        }
    }

    /** They must be fetched. */
    sealed interface Remote extends Acquisition {
        PinnedFile file();

        /** Bytes that are still to be fetched; at most so many where that is only known later. */
        long download();
    }

    /**
     * All of it to a file first, in parallel parts, gone on with after a kill.
     *
     * @param resumed bytes that an earlier run left
     * @param local bytes of other parts that blobs of the store have too
     */
    record Whole(PinnedFile file, long resumed, long local) implements Remote {
        @Override
        public long download() {
            return file.size() - resumed - local;
        }
    }

    /** Unpacked while it arrives; never lies on the disk packed. */
    record Streamed(PinnedFile file) implements Remote {
        @Override
        public long download() {
            return file.size();
        }
    }

    /**
     * The wanted entries alone, by ranges.
     *
     * @param download an estimate: what they take packed is known once the archive's directory was read
     */
    record Entries(PinnedFile file, long download) implements Remote {}
}
