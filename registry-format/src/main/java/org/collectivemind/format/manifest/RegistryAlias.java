package org.collectivemind.format.manifest;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** A project's short name for a registry: lower-case letters, digits and {@code -}. */
public record RegistryAlias(String text) implements Comparable<RegistryAlias> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    public RegistryAlias {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("registry alias", text, "lower-case letters, digits and `-` are allowed");
        }
    }

    @Override
    public int compareTo(RegistryAlias other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
