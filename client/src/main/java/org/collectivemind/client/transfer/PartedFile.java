package org.collectivemind.client.transfer;

/** A file that is fetched in parts: what is wanted, where it goes, and what is there. Safe for many threads. */
record PartedFile(PinnedFile file, PartQueue queue, PartFile target, Journal journal) {
    /** A part is in the file, and right. */
    void verified(Part part) {
        journal.verified(part.index);
        queue.verified(part);
    }
}
