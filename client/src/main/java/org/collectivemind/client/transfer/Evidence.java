package org.collectivemind.client.transfer;

/** What was computed of a file to know that it is the right one. */
public enum Evidence {
    /** The SHA-256 of all of it. */
    WHOLE,
    /** The SHA-256 of each of its parts, in no order: that they belong to the digest of the whole is the word of who pinned both. */
    PARTS
}
