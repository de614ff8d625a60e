package org.collectivemind.format.hash;

import java.util.HexFormat;
import org.collectivemind.format.error.MalformedText;

/** A SHA-256, as 64 lower-case hexadecimal digits. The only hash Collective Mind trusts. */
public record Digest(String hex) implements Comparable<Digest> {
    private static final int DIGITS = 64;

    public Digest {
        if (!isDigest(hex)) {
            throw new MalformedText("sha256", hex, "64 lower-case hexadecimal digits are wanted");
        }
    }

    // By hand: a lockfile has tens of thousands, and the pattern took a fifth of the time to read one.
    private static boolean isDigest(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() == DIGITS;
    }

    public static Digest parse(String hex) {
        return new Digest(hex);
    }

    /** @param bytes the 32 bytes of the hash */
    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
