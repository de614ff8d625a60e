package org.collectivemind.format.hash;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** A SHA-256, as 64 lower-case hexadecimal digits. The only hash Collective Mind trusts. */
public record Digest(String hex) implements Comparable<Digest> {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!GRAMMAR.matcher(hex).matches()) {
            throw new MalformedText("sha256", hex, "64 lower-case hexadecimal digits are wanted");
        }
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
