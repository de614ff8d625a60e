package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Digest;

/** The bytes, or one part of them, are not those that were pinned. */
public final class HashMismatch extends BadSource {
    private final Digest expected;
    private final Digest actual;

    /** @param piece which bytes the digests are of: {@code the file}, {@code part 3} */
    HashMismatch(String label, String piece, Digest expected, Digest actual, URI from, List<String> hints) {
        super(
                ExitCode.INTEGRITY,
                "`" + label + "` is not the file that was pinned",
                List.of(
                        "expected  sha256 " + expected + " for " + piece,
                        "found     sha256 " + actual,
                        "from      " + Redaction.of(from)),
                hints,
                from);
        this.expected = expected;
        this.actual = actual;
    }

    public Digest expected() {
        return expected;
    }

    public Digest actual() {
        return actual;
    }
}
