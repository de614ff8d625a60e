package org.collectivemind.format.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A version in a plain Maven repository, in the order of the
 * <a href="https://maven.apache.org/pom.html#version-order-specification">POM reference</a>: tokens between {@code .}, {@code -}
 * and changes from digit to letter; {@code alpha < beta < milestone < rc = cr < snapshot < "" = ga = final = release < sp <
 * other words < -number < .number}; trailing nulls cut before each hyphen. A {@code +} or {@code _} is a letter here.
 *
 * <p>The code of Maven 3.9 agrees with that but for three shapes, and there the reference is followed. A qualifier after a dot is a
 * qualifier after a hyphen wherever it stands, {@code 1.rc.1 = 1-rc.1}, where Maven goes in circles: {@code 1 < 1-1 < 1.0.rc.1 < 1}.
 * A list of nulls before another list vanishes, {@code 1-rc0-1 = 1-rc1} and {@code 1-ga-1 = 1-1}, where Maven goes in circles:
 * {@code 1-rc < 1-rc-foo < 1-rc0-rc < 1-rc}. And ten zeros are zero: to Maven they are more than 999999999.
 */
public final class MavenVersion implements Version {
    private final String text;
    private final boolean prerelease;
    private final OrderKey key;
    private final OrderKey keyBeforePrereleases;

    private MavenVersion(String text, List<MavenToken> tokens) {
        this.text = text;
        this.prerelease = tokens.stream().anyMatch(MavenToken::isPrerelease);
        OrderKey.Writer writer = new OrderKey.Writer();
        tokens.forEach(token -> token.write(writer));
        this.keyBeforePrereleases = writer.key();
        this.key = writer.tag(MavenToken.END).key();
    }

    public static MavenVersion parse(String text) {
        VersionText.check(text);
        return new MavenVersion(text, withoutNulls(tokens(text.toLowerCase(Locale.ROOT))));
    }

    private static List<MavenToken> tokens(String text) {
        List<MavenToken> tokens = new ArrayList<>();
        boolean opensList = false;
        int start = 0;
        while (start < text.length()) {
            int end = endOfToken(text, start);
            tokens.add(token(text, start, end, opensList));
            boolean separated = end < text.length() && isSeparator(text.charAt(end));
            opensList = end < text.length() && text.charAt(end) != '.';
            start = separated ? end + 1 : end;
        }
        return tokens;
    }

    private static MavenToken token(String text, int start, int end, boolean opensList) {
        if (start == end) {
            return MavenToken.number("0", opensList);
        }
        String token = text.substring(start, end);
        if (VersionText.isDigit(text.charAt(start))) {
            return MavenToken.number(token, opensList);
        }
        return MavenToken.word(token, end < text.length() && VersionText.isDigit(text.charAt(end)));
    }

    private static int endOfToken(String text, int start) {
        int end = start;
        while (end < text.length()
                && !isSeparator(text.charAt(end))
                && VersionText.isDigit(text.charAt(end)) == VersionText.isDigit(text.charAt(start))) {
            end++;
        }
        return end;
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-';
    }

    /** Cuts the nulls at the end of each list; a list runs to the next token that opens one. */
    private static List<MavenToken> withoutNulls(List<MavenToken> tokens) {
        List<MavenToken> kept = new ArrayList<>();
        boolean atEndOfList = true;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            MavenToken token = tokens.get(i);
            if (!atEndOfList || !token.isNull()) {
                kept.add(0, token);
                atEndOfList = false;
            }
            atEndOfList |= token.opensList();
        }
        return kept;
    }

    OrderKey key() {
        return key;
    }

    /** The cut before every version that is this one followed by a pre-release qualifier. */
    OrderKey keyBeforePrereleases() {
        return keyBeforePrereleases;
    }

    OrderKey keyAfter() {
        return key.next();
    }

    /** A cut below all versions: there is no lowest one ({@code alpha > alpha-alpha > …}). */
    static OrderKey lowest() {
        return new OrderKey.Writer().key();
    }

    @Override
    public VersionScheme scheme() {
        return VersionScheme.MAVEN;
    }

    /** True for Maven's own pre-release qualifiers and for the words people use beside them, such as {@code dev} and {@code ea}. */
    @Override
    public boolean isPrerelease() {
        return prerelease;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int compareTo(Version other) {
        if (other instanceof MavenVersion maven) {
            return key.compareTo(maven.key);
        }
        throw new IllegalArgumentException("versions of two schemes are never compared: " + this + ", " + other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MavenVersion maven && key.equals(maven.key);
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
