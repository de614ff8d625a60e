package org.collectivemind.resolver.outcome;

import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;

/**
 * A candidate that looks better than what was taken, and why it was not taken.
 *
 * @param code stable name of the reason: that of a {@link org.collectivemind.resolver.candidate.Rejection}, or one of the constants
 * @param text half a sentence without a full stop: {@code 2.0.0 was yanked (wrong weights)}
 */
public record PassedOver(String code, Version version, VariantId variant, String text) {
    /** The lockfile has another, which still fits. */
    public static final String LOCKED = "locked";
    /** A better variant, of an older version: the version comes first. */
    public static final String OLDER_VERSION = "older-version";

    @Override
    public String toString() {
        return text;
    }
}
