package org.collectivemind.resolver.candidate;

import java.util.List;

/** Why a candidate is never taken, whatever else is. */
public sealed interface Rejection {
    /** Stable name for {@code --json}. */
    String code();

    /** Pre-releases are taken only where asked for. */
    record Prerelease() implements Rejection {
        @Override
        public String code() {
            return "prerelease";
        }
    }

    /** @param reason the publisher's, of the newest of these versions */
    record Yanked(String reason) implements Rejection {
        @Override
        public String code() {
            return "yanked";
        }
    }

    /**
     * Needs what the target lacks.
     *
     * @param wholeVersions no variant of these versions runs; else other variants of the versions do
     * @param reasons {@code <variant> needs …}, a clause each
     */
    record DoesNotRun(String target, boolean wholeVersions, List<String> reasons, List<String> hints)
            implements Rejection {
        public DoesNotRun {
            reasons = List.copyOf(reasons);
            hints = List.copyOf(hints);
        }

        @Override
        public String code() {
            return "does-not-run";
        }
    }
}
