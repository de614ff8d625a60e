package org.collectivemind.format.attribute;

import java.util.Optional;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * What a program is called as a fact: {@code python3}, {@code clang-tidy}; the fact is {@code tool.python3}. No underscores, so that
 * {@code CM_OVERRIDE_TOOL_CLANG_TIDY} means one fact only.
 */
public record ToolName(String text) implements Comparable<ToolName> {
    /** The namespace of facts about programs; anybody may ask for any name in it. */
    public static final String NAMESPACE = "tool";

    private static final String PREFIX = NAMESPACE + ".";
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ToolName {
        if (!isValid(text)) {
            throw new MalformedText(
                    "name of a tool", text, "lower-case letters and digits with single `-` between are wanted");
        }
    }

    public static ToolName parse(String text) {
        return new ToolName(text);
    }

    static boolean isValid(String text) {
        return text.length() <= 60 && GRAMMAR.matcher(text).matches();
    }

    /** The tool a fact is about; empty for a fact about anything else. */
    public static Optional<ToolName> of(AttributeKey key) {
        return Optional.of(key.text())
                .filter(text -> text.startsWith(PREFIX))
                .map(text -> text.substring(PREFIX.length()))
                .filter(ToolName::isValid)
                .map(ToolName::new);
    }

    public AttributeKey key() {
        return AttributeKey.parse(PREFIX + text);
    }

    @Override
    public int compareTo(ToolName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
