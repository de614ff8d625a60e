package org.collectivemind.resolver.candidate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VersionEntry;

/** Every candidate of one package on one target, lowest version first; a candidate is known by its position. */
public final class Candidates {
    private final PackageVersions versions;
    private final Layout layout;
    private final List<Candidate> list;
    private final Fitness[] fits;
    private final List<Exclusion> exclusions;
    private final Ranking ranking;
    /** Values for the memory formulas that the rules give. */
    private final Parameters params;
    /** Where the rules have an objective, and something was measured. */
    private final Optional<Results> results;

    /** Candidates never taken, and why. One candidate may be in several. */
    public static final class Exclusion {
        private final BitSet positions;
        private final Rejection rejection;

        Exclusion(BitSet positions, Rejection rejection) {
            this.positions = positions;
            this.rejection = rejection;
        }

        public boolean contains(int position) {
            return positions.get(position);
        }

        public Rejection rejection() {
            return rejection;
        }
    }

    Candidates(
            PackageVersions versions,
            Layout layout,
            List<Candidate> list,
            Fitness[] fits,
            List<Exclusion> exclusions,
            Ranking ranking,
            Optional<Results> results,
            Parameters params) {
        this.versions = versions;
        this.layout = layout;
        this.list = list;
        this.fits = fits;
        this.exclusions = List.copyOf(exclusions);
        this.ranking = ranking;
        this.results = results;
        this.params = params;
    }

    /** The candidates of one package alone, where nothing else is asked about the request. */
    public static Candidates of(PackageVersions versions, Request request) {
        return new Admission(request).candidates(versions, PackageSlot.of(versions.name()));
    }

    public PackageName name() {
        return versions.name();
    }

    public VersionScheme scheme() {
        return versions.scheme();
    }

    public int size() {
        return list.size();
    }

    public Candidate get(int position) {
        return list.get(position);
    }

    public List<Exclusion> exclusions() {
        return exclusions;
    }

    /** Whether the candidate is never taken. */
    public boolean isExcluded(int position) {
        for (Exclusion exclusion : exclusions) {
            if (exclusion.contains(position)) {
                return true;
            }
        }
        return false;
    }

    /** How the candidate's requirement stands on the target. */
    public Evaluation evaluation(int position) {
        return fits[layout.requirement(position)].evaluation();
    }

    /** Smaller is tried first; no two candidates are equal. */
    public long rank(int position) {
        return ranking.rank(
                list.get(position),
                layout.release(position),
                results.isPresent() ? results.get().place(position) : 0,
                fits[layout.requirement(position)].isEmulated(),
                layout.quality(position));
    }

    /** Whether a lockfile or an earlier target has this version. */
    public boolean isPreferred(int position) {
        return ranking.isPreferred(list.get(position));
    }

    /** Whether some candidate is off a default that only a wish moves. */
    public boolean hasUnusual() {
        return layout.hasUnusual();
    }

    /** Whether some candidate provides a capability, or is coherent in an attribute. */
    public boolean hasNeighbours() {
        return layout.hasNeighbours();
    }

    /** Which positions have a version of the set; each version is looked up once, however many variants it has. */
    public IntPredicate in(VersionSet set) {
        List<VersionEntry> releases = versions.versions();
        boolean[] inside = new boolean[releases.size()];
        for (int release = 0; release < inside.length; release++) {
            inside[release] = set.contains(releases.get(release).version());
        }
        return position -> inside[layout.release(position)];
    }

    /** Which positions have a version the constraint accepts; none, where it means nothing in the package's scheme. */
    public IntPredicate in(Constraint constraint) {
        return in(OwnRequirements.in(constraint, versions.scheme()));
    }

    /** What to know before running the candidate, where it was taken. */
    public List<Warning> warnings(int position) {
        Candidate candidate = list.get(position);
        List<Warning> warnings = new ArrayList<>(evaluation(position).warnings());
        candidate
                .release()
                .yanked()
                .ifPresent(reason -> warnings.add(
                        new Warning(Warning.Code.YANKED, candidate.version().text() + " was yanked (" + reason + ")")));
        warnings.addAll(strangeParameters(candidate));
        return List.copyOf(warnings);
    }

    private List<Warning> strangeParameters(Candidate candidate) {
        SortedMap<String, BigDecimal> strange = new TreeMap<>(params.values());
        candidate
                .variant()
                .footprint()
                .ifPresent(memory -> strange.keySet()
                        .removeAll(memory.resources().params().values().keySet()));
        return strange.keySet().stream()
                .map(name -> new Warning(
                        Warning.Code.NO_SUCH_PARAMETER,
                        candidate.version().text() + " variant "
                                + candidate.variant().id() + " has no parameter " + name))
                .toList();
    }
}
