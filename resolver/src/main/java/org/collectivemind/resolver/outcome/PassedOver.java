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
    /** An earlier target has another, which fits here too. */
    public static final String ALIGNED = "aligned";
    /** Somebody who is selected does not accept it. */
    public static final String HELD_BACK = "held-back";
    /** It asks for what does not go with the rest of the selection. */
    public static final String DOES_NOT_GO = "does-not-go";
    /** The lowest version that everybody asks for is taken, by rule. */
    public static final String LOWEST_ASKED = "lowest-asked";
    /** A better variant, of an older version: the version comes first. */
    public static final String OLDER_VERSION = "older-version";

    @Override
    public String toString() {
        return text;
    }
}
