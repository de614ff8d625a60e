package org.collectivemind.format.manifest;

import java.util.Locale;

/** Whether the targets of a lock share versions. */
public enum Unify {
    /** A target takes the versions earlier targets got, where it can. */
    PREFER,
    /** Every package has one version in all the targets that have it, or there is no lock. */
    REQUIRE,
    /** Each target for itself. */
    NONE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
