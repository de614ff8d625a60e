package org.collectivemind.resolver.candidate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.format.manifest.SystemUse;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.requirement.Reason;
import org.collectivemind.resolver.objective.Bound;

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

    /** The project's policy is against it. */
    sealed interface ByPolicy extends Rejection {
        /**
         * A clause that names the policy.
         *
         * @param candidates those it is about, in words
         * @param name their package, in words
         */
        String clause(String candidates, String name);
    }

    /** Published after the project's cutoff. */
    record TooNew(Instant cutoff) implements ByPolicy {
        @Override
        public String code() {
            return "too-new";
        }

        @Override
        public String clause(String candidates, String name) {
            return candidates + " was published after the project's cutoff " + cutoff;
        }
    }

    /** No registry says when it was published, so that nothing holds it against the project's cutoff. */
    record PublishTimeUnknown(Instant cutoff) implements ByPolicy {
        @Override
        public String code() {
            return "publish-time-unknown";
        }

        @Override
        public String clause(String candidates, String name) {
            return "no registry says whether " + candidates + " was published before the project's cutoff " + cutoff;
        }
    }

    /** @param to what the project's policy puts in place of every dependency's constraint and selection */
    record Overridden(PackageMatch to) implements ByPolicy {
        @Override
        public String code() {
            return "overridden";
        }

        @Override
        public String clause(String candidates, String name) {
            return "the project's policy overrides " + name + " to " + words(to);
        }
    }

    /** @param to what the project's policy demands beside the dependencies */
    record Constrained(PackageMatch to) implements ByPolicy {
        @Override
        public String code() {
            return "constrained";
        }

        @Override
        public String clause(String candidates, String name) {
            return "the project's policy constrains " + name + " to " + words(to);
        }
    }

    /** @param use what the project's policy says of programs a machine already has: a strict word */
    record OfOtherOrigin(SystemUse use) implements ByPolicy {
        @Override
        public String code() {
            return "system-policy";
        }

        @Override
        public String clause(String candidates, String name) {
            return use == SystemUse.ONLY
                    ? "the project's policy takes " + name + " from the machine only"
                    : "the project's policy does not take " + name + " from the machine";
        }
    }

    /** The project's policy does without the package. */
    record Excluded() implements ByPolicy {
        @Override
        public String code() {
            return "excluded";
        }

        @Override
        public String clause(String candidates, String name) {
            return "the project's policy excludes " + name;
        }
    }

    /**
     * Not measured, or not good enough.
     *
     * @param best what comes nearest, of all that was measured of the package
     */
    record OutOfBounds(Bound bound, boolean isMeasured, Optional<BigDecimal> best) implements ByPolicy {
        @Override
        public String code() {
            return isMeasured ? "METRIC_MIN" : "METRIC_MISSING";
        }

        @Override
        public String clause(String candidates, String name) {
            String nearest = best.map(value -> "the best of " + name + " is " + value.toPlainString())
                    .orElse("nobody measured it of " + name);
            return (isMeasured
                            ? candidates + " misses "
                            : "nobody measured " + bound.metric() + " of " + candidates + ", asked for is ")
                    + bound + " (" + nearest + ")";
        }
    }

    private static String words(PackageMatch match) {
        return match.constraint() + (match.select().isEmpty() ? "" : " with " + match.select());
    }

    /** Needs what the target lacks. */
    final class DoesNotRun implements Rejection {
        private final String target;
        private final boolean wholeVersions;
        private final Supplier<List<Misfit>> misfits;

        /** @param misfits worked out only where somebody wants to hear of them */
        DoesNotRun(String target, boolean wholeVersions, Supplier<List<Misfit>> misfits) {
            this.target = target;
            this.wholeVersions = wholeVersions;
            this.misfits = misfits;
        }

        public String target() {
            return target;
        }

        /** Whether no variant of these versions runs; else other variants of the versions do. */
        public boolean wholeVersions() {
            return wholeVersions;
        }

        /** Newest version first, nothing twice. */
        public List<Misfit> misfits() {
            return misfits.get();
        }

        /**
         * What each variant lacks, the nearest first: those for this system and processor, and of them the one that lacks least, or
         * takes least memory.
         */
        public List<List<Misfit>> nearestFirst() {
            Map<String, List<Misfit>> byVariant = new LinkedHashMap<>();
            misfits()
                    .forEach(misfit -> byVariant
                            .computeIfAbsent(misfit.variant(), id -> new ArrayList<>())
                            .add(misfit));
            List<List<Misfit>> sorted = new ArrayList<>(byVariant.values());
            sorted.sort(
                    Comparator.comparing((List<Misfit> lacks) -> lacks.stream().anyMatch(Misfit::isOfAnotherMachine))
                            .thenComparing(List::size)
                            .thenComparing(lacks -> lacks.get(0).memory()));
            return sorted;
        }

        @Override
        public String code() {
            return "does-not-run";
        }
    }

    /**
     * What a variant needs and the target lacks.
     *
     * @param variant its {@linkplain Candidate#label() label}
     * @param memory bytes it takes where that is part of what it needs, else 0
     */
    record Misfit(String variant, long memory, Reason reason) {
        /** {@code cuda12 needs cuda.driver >= 525.60.13, has 470.82.01 (from …)}. */
        public String text() {
            return variant + " " + reason.text();
        }

        /** Whether it is built for another system or processor: nothing the user could add makes it run. */
        boolean isOfAnotherMachine() {
            return reason.need().startsWith("os = ") || reason.need().startsWith("arch = ");
        }
    }
}
