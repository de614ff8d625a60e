package org.collectivemind.client.cli;

import java.util.Optional;

/** Colour for a person at a terminal; every message must read as well without it. */
enum Style {
    ERROR("31;1"),
    WARNING("33;1"),
    DONE("32;1"),
    HINT("36"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(String text, boolean colour) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** {@code --color} decides; else {@code NO_COLOR}, else whether a terminal is there. */
    static boolean wanted(Optional<ColourChoice> choice, ProcessContext context) {
        if (choice.isPresent() && choice.get() != ColourChoice.AUTO) {
            return choice.get() == ColourChoice.ALWAYS;
        }
        return context.terminal()
                && context.variable("NO_COLOR").isEmpty()
                && !"dumb".equals(context.variables().get("TERM"));
    }

    /** The values of {@code --color}. */
    enum ColourChoice {
        AUTO,
        ALWAYS,
        NEVER
    }
}
