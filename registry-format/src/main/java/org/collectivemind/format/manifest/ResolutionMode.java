package org.collectivemind.format.manifest;

import java.util.Locale;

/** Which versions are tried first. */
public enum ResolutionMode {
    HIGHEST,
    /** The lowest that fit: to learn whether the lower bounds are true. */
    LOWEST,
    /** The lowest of what the project itself names, the highest of the rest. */
    LOWEST_DIRECT;

    /** {@code lowest-direct}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
