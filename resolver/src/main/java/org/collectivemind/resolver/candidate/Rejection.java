package org.collectivemind.resolver.candidate;

import java.util.List;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Reason;

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
     * @param misfits newest version first, nothing twice
     */
    record DoesNotRun(String target, boolean wholeVersions, List<Misfit> misfits) implements Rejection {
        public DoesNotRun {
            misfits = List.copyOf(misfits);
        }

        @Override
        public String code() {
            return "does-not-run";
        }
    }

    /** What a variant needs and the target lacks. */
    record Misfit(VariantId variant, Reason reason) {
        /** {@code cuda12 needs cuda.driver >= 525.60.13, has 470.82.01 (from …)}. */
        public String text() {
            return variant + " " + reason.text();
        }
    }
}
