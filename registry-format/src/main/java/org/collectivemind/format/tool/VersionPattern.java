package org.collectivemind.format.tool;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.collectivemind.format.error.MalformedText;

/**
 * Finds a version in what a program prints; the first group is the version. The part of regular expressions that {@link
 * PatternGrammar} allows, at most 120 characters. It is somebody else's, so a match is bounded: by the text that is looked at, and
 * by how often a character is looked at, however cleverly the two were made for each other.
 */
public record VersionPattern(String text) {
    /** The first number with a dot in it. */
    public static final VersionPattern FIRST_NUMBER = new VersionPattern("([0-9]+(?:\\.[0-9]+)+)");

    static final int LONGEST = 120;
    private static final int MOST_LINES = 64;
    private static final int LONGEST_LINE = 500;
    private static final int MOST_STEPS = 200_000;
    /** ECMA-48: control sequences, and operating system commands up to their end. */
    private static final Pattern COLOUR =
            Pattern.compile("\u001b(?:\\[[0-?]{0,40}[ -/]{0,9}[@-~]|\\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\\\))");

    public VersionPattern {
        PatternGrammar.check(text);
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            throw new MalformedText("version pattern", text, wrong.getDescription());
        }
    }

    public static VersionPattern parse(String text) {
        return new VersionPattern(text);
    }

    /** More steps than any honest pattern needs. */
    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Watched implements CharSequence {
        private final String line;
        private int left;

        Watched(String line, int left) {
            this.line = line;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManySteps();
            }
            return line.charAt(index);
        }

        @Override
        public int length() {
            return line.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return line.subSequence(start, end);
        }

        @Override
        public String toString() {
            return line;
        }
    }

    /**
     * The version in the first line that has one, colours left out. Lines are looked at one by one, so {@code ^} and {@code $} are
     * those of a line. Empty where no line matches, or where looking takes too long.
     */
    public Optional<String> find(String output) {
        Pattern pattern = Pattern.compile(text);
        String plain = COLOUR.matcher(
                        output.length() > MOST_LINES * LONGEST_LINE
                                ? output.substring(0, MOST_LINES * LONGEST_LINE)
                                : output)
                .replaceAll("");
        int left = MOST_STEPS;
        for (String line : plain.lines().limit(MOST_LINES).toList()) {
            Watched watched = new Watched(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line, left);
            try {
                Matcher matcher = pattern.matcher(watched);
                if (matcher.find()) {
                    return Optional.ofNullable(matcher.group(1)).filter(version -> !version.isEmpty());
                }
            } catch (TooManySteps | StackOverflowError endless) {
                // The steps are counted, but how deep a pattern nests its matches is up to its author.
                return Optional.empty();
            }
            left = watched.left;
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
