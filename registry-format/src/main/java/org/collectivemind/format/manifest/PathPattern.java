package org.collectivemind.format.manifest;

import java.util.Set;
import org.collectivemind.format.error.MalformedText;

/** The one rule for paths and globs in a manifest: relative, {@code /} between segments, never leaving its directory. */
final class PathPattern {
    private static final Set<String> LEAVING = Set.of("", ".", "..");

    private PathPattern() {}

    /** @param kind what the text is meant to be, as a noun */
    static String check(String kind, String text) {
        if (text.length() > 4096) {
            throw new MalformedText(kind, text.substring(0, 100) + "…", "4096 characters are allowed");
        }
        if (text.indexOf('\\') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedText(kind, text, "`/` stands between directories, on every system");
        }
        for (String segment : text.split("/", -1)) {
            if (LEAVING.contains(segment)) {
                throw new MalformedText(kind, text, "it must be relative and stay inside its directory");
            }
        }
        return text;
    }
}
