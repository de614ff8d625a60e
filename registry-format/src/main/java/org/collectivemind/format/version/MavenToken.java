package org.collectivemind.format.version;

import java.util.List;
import java.util.Set;

/**
 * One token of a Maven version: a number, or a word in lower case. A token opens a list where it follows a hyphen or a change
 * from digit to letter; a word always does.
 */
record MavenToken(String value, boolean isNumber, boolean opensList) {
    /** The end of a version is a token too: above the pre-release qualifiers, below everything else. */
    static final int END = 6;

    private static final List<String> QUALIFIERS = List.of("alpha", "beta", "milestone", "rc", "snapshot");
    private static final int RELEASE = 7;
    private static final int SERVICE_PACK = 8;
    private static final int OTHER_WORD = 9;
    private static final int LIST_NUMBER = 10;
    private static final int DOT_NUMBER = 11;

    /** Not known to Maven, which orders them after the release; yet nobody who writes them means a release. */
    private static final Set<String> PREVIEW_WORDS =
            Set.of("canary", "dev", "ea", "eap", "nightly", "pr", "pre", "prerelease", "preview", "snap", "unstable");

    static MavenToken number(String digits, boolean opensList) {
        return new MavenToken(digits, true, opensList);
    }

    static MavenToken word(String word, boolean followedByDigit) {
        return new MavenToken(canonical(word, followedByDigit), false, true);
    }

    private static String canonical(String word, boolean followedByDigit) {
        return switch (word) {
            case "ga", "final", "release" -> "";
            case "cr" -> "rc";
            case "a" -> followedByDigit ? "alpha" : word;
            case "b" -> followedByDigit ? "beta" : word;
            case "m" -> followedByDigit ? "milestone" : word;
            default -> word;
        };
    }

    boolean isNull() {
        return isNumber ? value.chars().allMatch(c -> c == '0') : value.isEmpty();
    }

    boolean isPrerelease() {
        if (isNumber) {
            return false;
        }
        // `_` and `+` are letters to Maven, but 1.0_beta is no release.
        for (String word : value.split("[^a-z]+")) {
            if (QUALIFIERS.contains(word) || PREVIEW_WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    void write(OrderKey.Writer writer) {
        if (isNumber) {
            writer.tag(opensList ? LIST_NUMBER : DOT_NUMBER).number(value);
        } else if (QUALIFIERS.contains(value)) {
            writer.tag(1 + QUALIFIERS.indexOf(value));
        } else if (value.isEmpty()) {
            writer.tag(RELEASE);
        } else if (value.equals("sp")) {
            writer.tag(SERVICE_PACK);
        } else {
            writer.tag(OTHER_WORD).word(value);
        }
    }
}
