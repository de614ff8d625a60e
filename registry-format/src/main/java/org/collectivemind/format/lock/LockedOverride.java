package org.collectivemind.format.lock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;

/**
 * A fact that was asserted while a target was solved: {@code cuda.driver=550.54.14 (--set)}.
 *
 * @param value as a person writes it, several of a set with commas between; empty where the machine was said not to have it
 * @param by how it was said: {@code --set}, the name of a variable, {@code cm.yaml}
 */
public record LockedOverride(AttributeKey key, String value, String by) implements Comparable<LockedOverride> {
    private static final Pattern GRAMMAR = Pattern.compile("([^=]+)=(.*) \\(([^() ]+)\\)");

    public LockedOverride {
        if (value.codePoints().anyMatch(Character::isISOControl) || by.isEmpty() || by.matches(".*[() \\p{Cntrl}].*")) {
            throw new MalformedText("override of a fact", key + "=" + value, "it does not fit a line");
        }
    }

    /** @throws MalformedText */
    public static LockedOverride parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedText("override of a fact", text, "`key=value (how it was said)` is wanted");
        }
        return new LockedOverride(AttributeKey.parse(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    public String text() {
        return key + "=" + value + " (" + by + ")";
    }

    @Override
    public int compareTo(LockedOverride other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
