package org.collectivemind.format.attribute;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * The name of an attribute or a fact: dotted lower-case words such as {@code ml.precision}, {@code cpu.features}, {@code os}.
 * The first word is its namespace.
 */
public record AttributeKey(String text) implements Comparable<AttributeKey> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9][a-z0-9_-]*)*");

    public AttributeKey {
        if (text.length() > 100 || !GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("attribute key", text, "dotted lower-case words such as `ml.precision` are wanted");
        }
    }

    public static AttributeKey parse(String text) {
        return new AttributeKey(text);
    }

    public String namespace() {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    @Override
    public int compareTo(AttributeKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
