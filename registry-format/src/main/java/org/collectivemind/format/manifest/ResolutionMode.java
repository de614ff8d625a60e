package org.collectivemind.format.manifest;

/** Which versions are tried first. */
public enum ResolutionMode {
    HIGHEST,
    /** The lowest that fit: to learn whether the lower bounds are true. */
    LOWEST,
    /** The lowest of what the project itself names, the highest of the rest. */
    LOWEST_DIRECT
}
