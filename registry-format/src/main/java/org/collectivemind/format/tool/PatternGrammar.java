package org.collectivemind.format.tool;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * The regular expressions a rule may have: characters, {@code .}, classes, {@code ^ $}, groups, {@code |} between what is not empty,
 * {@code * + ?} and their lazy forms, and counts of at most 99 behind one character. No look-around, back-references, flags or
 * possessive forms. Without empty choices and counted groups a search that goes wrong looks at characters all the time, which
 * {@link VersionPattern} counts; with eight groups at most, what it may do without looking is little.
 */
final class PatternGrammar {
    private static final int MOST_GROUPS = 8;
    private static final Pattern COUNT = Pattern.compile("\\{[0-9]{1,2}(,[0-9]{0,2})?}");
    private static final String CLASSES = "dDsSwW";

    /** What stands before a place. */
    private enum Before {
        NOTHING,
        CHARACTER,
        GROUP,
        REPEATED,
        ANCHOR
    }

    private final String text;
    private int at;
    private int depth;
    private int groups;
    private boolean captures;
    private Before before = Before.NOTHING;

    private PatternGrammar(String text) {
        this.text = text;
    }

    static void check(String text) {
        if (text.length() > VersionPattern.LONGEST) {
            throw new MalformedText(
                    "version pattern", text, "it has more than " + VersionPattern.LONGEST + " characters");
        }
        new PatternGrammar(text).check();
    }

    private void check() {
        while (at < text.length()) {
            step(text.charAt(at));
            at++;
        }
        choiceEnds();
        if (depth > 0) {
            throw failure("a `(` is not closed");
        }
        if (!captures) {
            throw new MalformedText(
                    "version pattern",
                    text,
                    "no group says which part is the version",
                    List.of("put the version in parentheses, as in `Python ([0-9.]+)`"));
        }
    }

    private void step(char next) {
        switch (next) {
            case '(' -> open();
            case ')' -> {
                choiceEnds();
                if (--depth < 0) {
                    throw failure("a `)` closes nothing");
                }
                before = Before.GROUP;
            }
            case '|' -> {
                choiceEnds();
                before = Before.NOTHING;
            }
            case '*', '+', '?' -> repeat(next);
            case '{' -> count();
            case '[' -> characters();
            case '\\' -> escape();
            case '^', '$' -> before = Before.ANCHOR;
            case ']', '}' -> throw failure("a `" + next + "` that is meant as such is written `\\" + next + "`");
            default -> {
                if (next < ' ' || Character.isSurrogate(next)) {
                    throw failure("it has a character that cannot be printed");
                }
                before = Before.CHARACTER;
            }
        }
    }

    private void open() {
        boolean plain = text.startsWith("(?:", at);
        if (!plain && text.startsWith("(?", at)) {
            throw failure("of groups that begin with `(?`, only `(?:` is allowed");
        }
        if (++groups > MOST_GROUPS) {
            throw failure("it has more than " + MOST_GROUPS + " groups");
        }
        captures |= !plain;
        at += plain ? 2 : 0;
        depth++;
        before = Before.NOTHING;
    }

    private void repeat(char sign) {
        if (before == Before.REPEATED && sign == '?') {
            before = Before.ANCHOR;
        } else if (before == Before.CHARACTER || before == Before.GROUP) {
            before = Before.REPEATED;
        } else {
            throw failure("there is nothing before `" + sign + "` that can be repeated");
        }
    }

    private void count() {
        Matcher count = COUNT.matcher(text).region(at, text.length());
        if (!count.lookingAt()) {
            throw failure("a count is written `{2}`, `{2,}` or `{2,9}`, and at most 99");
        }
        if (before != Before.CHARACTER) {
            throw failure("only single characters are counted, not groups");
        }
        at = count.end() - 1;
        before = Before.REPEATED;
    }

    private void characters() {
        int first = text.startsWith("[^", at) ? at + 2 : at + 1;
        for (at = first; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == ']') {
                if (at == first) {
                    throw failure("a class of characters is empty");
                }
                before = Before.CHARACTER;
                return;
            }
            if (next == '\\') {
                escape();
            } else if (next == '[' || next == '&' || next < ' ' || Character.isSurrogate(next)) {
                throw failure("a class of characters has more in it than characters, ranges and `\\d`, `\\w`, `\\s`");
            }
        }
        throw failure("a `[` is not closed");
    }

    private void escape() {
        at++;
        char next = at < text.length() ? text.charAt(at) : ' ';
        boolean sign = next > ' ' && next < 127 && !Character.isLetterOrDigit(next);
        if (!sign && CLASSES.indexOf(next) < 0) {
            throw failure("after `\\`, only a sign or one of `dDsSwW` is allowed");
        }
        before = Before.CHARACTER;
    }

    private void choiceEnds() {
        if (before == Before.NOTHING) {
            throw failure("a group or a choice is empty");
        }
    }

    private MalformedText failure(String reason) {
        return new MalformedText("version pattern", text, reason);
    }
}
