package org.collectivemind.format.release;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Names a variant within its version; part of file names, so lower-case letters, digits, {@code . _ -}, at most 100. */
public record VariantId(String text) implements Comparable<VariantId> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9_][a-z0-9._-]{0,99}");
    /** The one variant of a package that declares none. */
    public static final VariantId DEFAULT = new VariantId("default");

    public VariantId {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("variant id", text, "lower-case letters, digits, `.`, `_` and `-` are allowed");
        }
    }

    public static VariantId parse(String text) {
        return new VariantId(text);
    }

    @Override
    public int compareTo(VariantId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
