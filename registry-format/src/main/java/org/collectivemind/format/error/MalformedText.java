package org.collectivemind.format.error;

import java.util.List;

/** A single value (a name, a version, a digest…) that breaks its grammar. Readers of files rethrow it as {@link MalformedFile}. */
public final class MalformedText extends CmException {
    private final String kind;
    private final String text;
    private final String reason;

    /** @param kind what was expected, as a noun: {@code version}, {@code package name} */
    public MalformedText(String kind, String text, String reason) {
        this(kind, text, reason, List.of());
    }

    public MalformedText(String kind, String text, String reason, List<String> hints) {
        super(
                ExitCode.USAGE,
                PrintableText.sentence(
                        "`" + PrintableText.excerpt(text) + "` is not " + article(kind) + kind + ": " + reason),
                List.of(),
                hints);
        this.kind = kind;
        this.text = text;
        this.reason = reason;
    }

    private static String article(String noun) {
        return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ";
    }

    public String kind() {
        return kind;
    }

    /** As it was given: not safe to print. */
    public String text() {
        return text;
    }

    public String reason() {
        return reason;
    }
}
