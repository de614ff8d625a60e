package org.collectivemind.format.name;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * {@code group:name}, a Maven groupId and artifactId: ASCII letters, digits, {@code . _ -}; each segment between dots starts with
 * a letter, a digit or {@code _}, so no name can climb out of a directory.
 */
public record PackageName(String group, String name) implements Comparable<PackageName> {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_][A-Za-z0-9_-]*)*");
    private static final int LONGEST = 200;

    public PackageName {
        check(group);
        check(name);
    }

    private static void check(String part) {
        if (part.length() > LONGEST || !PART.matcher(part).matches()) {
            throw new MalformedText(
                    "package name", part, "letters, digits, `.`, `_` and `-` are allowed, " + LONGEST + " at most");
        }
    }

    public static PackageName parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            throw new MalformedText("package name", text, "`group:name` is wanted");
        }
        return new PackageName(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(PackageName other) {
        int order = group.compareTo(other.group);
        return order != 0 ? order : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return group + ":" + name;
    }
}
