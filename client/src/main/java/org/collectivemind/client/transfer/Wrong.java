package org.collectivemind.client.transfer;

import org.collectivemind.format.hash.Digest;

/** Bytes that have another digest than was pinned, or {@link #NOTHING}. */
record Wrong(String piece, Digest expected, Digest actual) {
    private static final Digest ANY = new Digest("0".repeat(64));
    static final Wrong NOTHING = new Wrong("nothing", ANY, ANY);

    boolean isWrong() {
        return !expected.equals(actual);
    }
}
