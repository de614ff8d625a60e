package org.collectivemind.client.store;

/** The points between which a process may die; tests stop at each of them. */
enum CommitStep {
    BLOB_WRITTEN,
    /** Of a file that was written in pieces: small ones are whole when they are written. */
    BLOB_FORCED,
    /** Of a blob of more than one part. */
    PARTS_LISTED,
    BLOB_COMMITTED,
    TREE_WRITTEN,
    TREE_COMMITTED,
    /** Of a program that no view had before. */
    PROGRAM_WRITTEN,
    VIEW_STAGED,
    VIEW_COMMITTED;

    /** Told of each step as it is reached. */
    interface Listener {
        Listener NONE = step -> {};

        void reached(CommitStep step);
    }
}
