package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.solve.Choices;
import org.jspecify.annotations.Nullable;

/**
 * Candidates as words: runs of versions, and what their variants have in common. Pre-releases nobody asked for and yanked versions
 * neither make nor break a run.
 */
final class VersionRanges {
    private static final int MOST_VARIANTS = 4;
    private final Candidates candidates;
    private final Choices set;
    private final Choices unspoken;
    // A long proof says the same of the same candidates over and over.
    private @Nullable String versions;
    private @Nullable String variants;

    /** Whether a version is in the set. */
    private enum Side {
        IN,
        OUT,
        EITHER
    }

    private record Row(Version version, Side side) {}

    /** @param unspoken candidates that neither make nor break a run */
    VersionRanges(Candidates candidates, Choices set, Choices unspoken) {
        this.candidates = candidates;
        this.set = set;
        this.unspoken = unspoken;
    }

    /** Whether every version is meant, in every variant. */
    boolean isEverything() {
        return versions().isEmpty() && variants().isEmpty();
    }

    /** Whether nobody speaks of any candidate of the set. */
    boolean isNever() {
        return set.isSubsetOf(unspoken);
    }

    /** Pre-releases nobody asked for, and yanked versions: "every version" does without them. */
    static Choices unspoken(Candidates candidates) {
        return Choices.where(
                candidates.size(),
                position -> candidates.exclusions().stream()
                        .anyMatch(exclusion -> exclusion.contains(position)
                                && (exclusion.rejection() instanceof Rejection.Prerelease
                                        || exclusion.rejection() instanceof Rejection.Yanked)));
    }

    private boolean isUnspoken(int position) {
        return unspoken.contains(position);
    }

    /** {@code >=1.0.0, <2.0.0 or 3.1.0}; empty for every version. */
    String versions() {
        if (versions == null) {
            versions = describedVersions();
        }
        return versions;
    }

    private String describedVersions() {
        List<Row> rows = rows();
        List<String> runs = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            if (rows.get(at).side() != Side.IN) {
                at++;
                continue;
            }
            int end = at;
            int inside = 0;
            for (int next = at; next < rows.size() && rows.get(next).side() != Side.OUT; next++) {
                inside += rows.get(next).side() == Side.IN ? 1 : 0;
                end = next;
            }
            runs.add(run(rows, at, end, inside));
            at = end + 1;
        }
        return String.join(" or ", runs);
    }

    private static String run(List<Row> rows, int first, int last, int inside) {
        boolean below = rows.subList(0, first).stream().anyMatch(row -> row.side() == Side.OUT);
        boolean above = last + 1 < rows.size();
        if (!below && !above) {
            return "";
        }
        if (inside == 1) {
            return rows.get(first).version().text();
        }
        String from = below ? ">=" + rows.get(first).version().text() : "";
        String to = above ? "<" + rows.get(last + 1).version().text() : "";
        return below && above ? from + ", " + to : from + to;
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < candidates.size(); ) {
            Version version = candidates.get(at).version();
            Side side = Side.EITHER;
            for (; at < candidates.size() && candidates.get(at).version().equals(version); at++) {
                if (set.contains(at)) {
                    side = Side.IN;
                } else if (side == Side.EITHER && !isUnspoken(at)) {
                    side = Side.OUT;
                }
            }
            rows.add(new Row(version, side));
        }
        return rows;
    }

    /** {@code with ml.precision=int8}, or a list of variants; empty where every variant of the versions is meant. */
    String variants() {
        if (variants == null) {
            variants = describedVariants();
        }
        return variants;
    }

    private String describedVariants() {
        List<Candidate> in = new ArrayList<>();
        List<Candidate> out = new ArrayList<>();
        Set<Version> touched = new LinkedHashSet<>();
        set.forEach(position -> touched.add(candidates.get(position).version()));
        for (int position = 0; position < candidates.size(); position++) {
            Candidate candidate = candidates.get(position);
            if (touched.contains(candidate.version())) {
                if (set.contains(position)) {
                    in.add(candidate);
                } else if (!isUnspoken(position)) {
                    out.add(candidate);
                }
            }
        }
        return out.isEmpty() ? "" : attribute(in, out).orElseGet(() -> ids(in));
    }

    private static Optional<String> attribute(List<Candidate> in, List<Candidate> out) {
        Set<AttributeKey> keys = new TreeSet<>();
        in.forEach(candidate ->
                keys.addAll(candidate.variant().attributes().values().keySet()));
        for (AttributeKey key : keys) {
            Set<Optional<String>> inside = values(in, key);
            Set<Optional<String>> outside = values(out, key);
            Optional<String> first = inside.iterator().next();
            if (inside.size() == 1 && first.isPresent() && !outside.contains(first)) {
                return Optional.of("with " + key + "=" + first.get());
            }
            Optional<String> other = outside.iterator().next();
            if (outside.size() == 1 && other.isPresent() && !inside.contains(other)) {
                return Optional.of("with " + key + " other than " + other.get());
            }
        }
        return Optional.empty();
    }

    private static Set<Optional<String>> values(List<Candidate> candidates, AttributeKey key) {
        return candidates.stream()
                .map(candidate -> candidate.variant().attributes().get(key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String ids(List<Candidate> candidates) {
        List<String> ids =
                candidates.stream().map(Candidate::label).distinct().sorted().toList();
        return ids.size() > MOST_VARIANTS
                ? "in " + ids.size() + " of its variants"
                : (ids.size() == 1 ? "variant " : "in its variants ") + String.join(", ", ids);
    }
}
