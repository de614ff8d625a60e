package org.collectivemind.format.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Relaxed <a href="https://semver.org/spec/v2.0.0.html">SemVer</a>: {@code [prefix]N(.N)*[-pre.release][+build]}. Any number of
 * numeric segments of any size, leading zeros allowed, so that years ({@code 2012}), dates ({@code 2024.01.15}) and build numbers
 * ({@code b4600}) are versions too.
 *
 * <p>Precedence is that of SemVer §11. Beyond it: missing segments are 0 ({@code 1.2 = 1.2.0}); a prefix of {@code v} does not
 * count; versions with another prefix come after those without one, prefixes in ASCII order; build metadata never counts.
 */
public final class SemanticVersion implements Version {
    private static final int PRERELEASE = 1;
    private static final int RELEASE = 2;
    private static final int SEGMENT = 3;

    private static final int END_OF_IDENTIFIERS = 1;
    private static final int NUMERIC_IDENTIFIER = 2;
    private static final int WORD_IDENTIFIER = 3;

    private static final Pattern DASHED_DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

    private final String text;
    private final String prefix;
    private final List<String> segments;
    private final List<String> prerelease;
    private final OrderKey key;

    private SemanticVersion(String text, String prefix, List<String> segments, List<String> prerelease) {
        this.text = text;
        this.prefix = prefix;
        this.segments = segments;
        this.prerelease = prerelease;
        this.key = keyOf(prerelease);
    }

    public static SemanticVersion parse(String text) {
        VersionText.check(text);
        int plus = text.indexOf('+');
        String ordered = plus < 0 ? text : text.substring(0, plus);
        if (plus >= 0) {
            identifiers(text, text.substring(plus + 1), "build metadata");
        }
        if (DASHED_DATE.matcher(ordered).matches()) {
            throw VersionText.malformed(
                    text, "a date has dots", "write `" + ordered.replace('-', '.') + "`: `-` starts a pre-release");
        }
        int dash = ordered.indexOf('-');
        String release = dash < 0 ? ordered : ordered.substring(0, dash);
        List<String> prerelease = dash < 0 ? List.of() : identifiers(text, ordered.substring(dash + 1), "pre-release");
        int start = 0;
        while (start < release.length() && VersionText.isLetter(release.charAt(start))) {
            start++;
        }
        String prefix = release.substring(0, start);
        return new SemanticVersion(
                text, prefix.equalsIgnoreCase("v") ? "" : prefix, segments(text, release.substring(start)), prerelease);
    }

    private static List<String> segments(String text, String release) {
        List<String> segments = split(release);
        for (String segment : segments) {
            if (segment.isEmpty() || !segment.chars().allMatch(c -> VersionText.isDigit((char) c))) {
                throw VersionText.malformed(
                        text,
                        "numbers with dots between them are wanted, as in `1.2.3`",
                        "a pre-release follows a `-`, as in `1.2.3-rc.1`; build metadata a `+`");
            }
        }
        return segments;
    }

    private static List<String> identifiers(String text, String joined, String part) {
        List<String> identifiers = split(joined);
        for (String identifier : identifiers) {
            if (identifier.isEmpty() || identifier.indexOf('_') >= 0 || identifier.indexOf('+') >= 0) {
                throw VersionText.malformed(
                        text, "the " + part + " is words of letters, digits and `-` with dots between them");
            }
        }
        return identifiers;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            parts.add(text.substring(start, dot));
            start = dot + 1;
        }
        parts.add(text.substring(start));
        return List.copyOf(parts);
    }

    private OrderKey keyOf(List<String> identifiers) {
        OrderKey.Writer writer = new OrderKey.Writer().word(prefix);
        int count = segments.size();
        while (count > 0 && isZero(segments.get(count - 1))) {
            count--;
        }
        for (String segment : segments.subList(0, count)) {
            writer.tag(SEGMENT).number(segment);
        }
        if (identifiers.isEmpty()) {
            return writer.tag(RELEASE).key();
        }
        writer.tag(PRERELEASE);
        for (String identifier : identifiers) {
            if (identifier.chars().allMatch(c -> VersionText.isDigit((char) c))) {
                writer.tag(NUMERIC_IDENTIFIER).number(identifier);
            } else {
                writer.tag(WORD_IDENTIFIER).word(identifier);
            }
        }
        return writer.tag(END_OF_IDENTIFIERS).key();
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    OrderKey key() {
        return key;
    }

    /** The cut before every pre-release of this release: {@code -0} is the lowest pre-release there is. */
    OrderKey keyBeforePrereleases() {
        return keyOf(List.of("0"));
    }

    /** The cut right after this version. {@code 1-rc.0} follows {@code 1-rc} with nothing between, so it is that cut. */
    OrderKey keyAfter() {
        if (prerelease.isEmpty()) {
            return key.next();
        }
        List<String> following = new ArrayList<>(prerelease);
        following.add("0");
        return keyOf(following);
    }

    /** The lowest version of the scheme is {@code 0-0}. */
    static OrderKey lowest() {
        return parse("0-0").key;
    }

    @Override
    public VersionScheme scheme() {
        return VersionScheme.CM;
    }

    @Override
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int compareTo(Version other) {
        if (other instanceof SemanticVersion semantic) {
            return key.compareTo(semantic.key);
        }
        throw new IllegalArgumentException("versions of two schemes are never compared: " + this + ", " + other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SemanticVersion semantic && key.equals(semantic.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
