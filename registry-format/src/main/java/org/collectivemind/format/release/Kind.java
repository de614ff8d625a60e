package org.collectivemind.format.release;

import java.util.Locale;

/** What a package is for. */
public enum Kind {
    MODEL,
    DATASET,
    TOOL,
    SCRIPT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
