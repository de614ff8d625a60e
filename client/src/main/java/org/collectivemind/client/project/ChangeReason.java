package org.collectivemind.client.project;

import java.util.Locale;

/**
 * Why a package of a lock changed.
 *
 * @param text what follows "because"; without a full stop
 */
public record ChangeReason(Code code, String text) {
    /** Kinds of reasons; stable names for {@code --json}. */
    public enum Code {
        /** The user asked, on the command line or in {@code cm.yaml}. */
        ASKED,
        /** Another package brings it in. */
        NEEDED,
        /** Nothing brings it in any more. */
        UNNEEDED,
        /** Another package does not accept the candidate that was locked. */
        FORCED,
        /** The policy of {@code cm.yaml} does not accept it. */
        POLICY,
        /** No registry has it any more. */
        UNPUBLISHED,
        /** It was withdrawn, and everything was free to move. */
        YANKED,
        /** It does not run on a target. */
        DOES_NOT_RUN,
        /** Another target has this version, and targets share versions. */
        FOLLOWS,
        /** Everything was free to move, and this is the newest that fits. */
        NEWEST,
        /** Likewise, and lower versions come first, or something else became newer. */
        LOWEST,
        /** Likewise, and another variant of the version is better. */
        BEST,
        /** None of the above alone, but all together. */
        NO_LONGER_FITS;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return "because " + text;
    }
}
