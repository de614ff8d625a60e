package org.collectivemind.resolver.candidate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

        /** What each variant lacks, the nearest first: those for this system and processor, and of them the one that lacks least. */
        public List<List<Misfit>> nearestFirst() {
            Map<VariantId, List<Misfit>> byVariant = new LinkedHashMap<>();
            misfits.forEach(misfit -> byVariant
                    .computeIfAbsent(misfit.variant(), id -> new ArrayList<>())
                    .add(misfit));
            List<List<Misfit>> sorted = new ArrayList<>(byVariant.values());
            sorted.sort(
                    Comparator.comparing((List<Misfit> lacks) -> lacks.stream().anyMatch(Misfit::isOfAnotherMachine))
                            .thenComparing(List::size));
            return sorted;
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

        /** Whether it is built for another system or processor: nothing the user could add makes it run. */
        boolean isOfAnotherMachine() {
            return reason.need().startsWith("os = ") || reason.need().startsWith("arch = ");
        }
    }
}
