package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.universe.Reasons;
import org.collectivemind.resolver.universe.Universe;

/** Facts that say less about more candidates, and are as true. */
final class Broader {
    private static final int MOST_CONSTRAINTS = 3;

    private Broader() {}

    /** Dependencies that may be told as one, where there are several. */
    private record Kind(
            int id,
            int child,
            Optional<FeatureName> feature,
            PackageSlot slot,
            Attributes select,
            Set<FeatureName> features,
            Optional<Reasons.Nothing> nothing) {}

    /** Groups of two and more, in the order of the facts. */
    static List<List<Incompatibility>> alike(List<Incompatibility> facts) {
        Map<Kind, List<Incompatibility>> groups = new LinkedHashMap<>();
        for (Incompatibility fact : facts) {
            if (Facts.reason(fact) instanceof Reasons.Depends depends
                    && depends.from().universe() > 1) {
                PackageDependency dependency = depends.dependency();
                groups.computeIfAbsent(
                                new Kind(
                                        depends.id(),
                                        child(fact, depends.id()),
                                        depends.feature(),
                                        dependency.slot(),
                                        dependency.select(),
                                        dependency.features(),
                                        depends.nothing()),
                                kind -> new ArrayList<>())
                        .add(fact);
            }
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Where the fact leads; the package itself where it leads nowhere. */
    private static int child(Incompatibility fact, int id) {
        for (int i = 0; i < fact.size(); i++) {
            if (fact.id(i) != id) {
                return fact.id(i);
            }
        }
        return id;
    }

    /** Whoever has one of the dependencies takes what one of them accepts. */
    static Incompatibility merged(Universe universe, List<Incompatibility> alike) {
        Incompatibility first = alike.get(0);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            int id = first.id(i);
            boolean isSubject = id == subject(first).id();
            Choices choices = first.term(i);
            for (Incompatibility other : alike.subList(1, alike.size())) {
                Choices more = term(other, id, choices.universe());
                choices = isSubject ? choices.or(more) : choices.and(more);
            }
            terms.add(new Term(id, choices));
        }
        Choices from = subject(first).from();
        Set<Constraint> constraints = new LinkedHashSet<>();
        for (Incompatibility each : alike) {
            from = from.or(subject(each).from());
            constraints.add(subject(each).dependency().constraint());
        }
        Reasons.Depends depends = subject(first);
        return Incompatibility.of(
                new Reasons.Depends(
                        depends.id(),
                        from,
                        depends.feature(),
                        with(depends.dependency(), either(universe, depends.dependency(), constraints)),
                        depends.nothing()),
                terms);
    }

    private static Reasons.Depends subject(Incompatibility fact) {
        return (Reasons.Depends) Facts.reason(fact);
    }

    private static Choices term(Incompatibility rule, int id, int universe) {
        for (int i = 0; i < rule.size(); i++) {
            if (rule.id(i) == id) {
                return rule.term(i);
            }
        }
        return Choices.all(universe);
    }

    /** A few constraints as they are written; of many, the versions they accept. */
    private static Constraint either(Universe universe, PackageDependency dependency, Set<Constraint> constraints) {
        if (constraints.contains(Constraint.ANY)) {
            return Constraint.ANY;
        }
        Optional<Candidates> known = universe.candidates(dependency.name());
        if (constraints.size() <= MOST_CONSTRAINTS || known.isEmpty()) {
            return Constraint.parse(
                    constraints.stream().map(Constraint::text).sorted().collect(Collectors.joining(" || ")));
        }
        Candidates candidates = known.get();
        List<VersionSet> sets = constraints.stream()
                .map(constraint -> constraint.in(candidates.scheme()))
                .toList();
        Choices accepted = Choices.where(
                candidates.size(),
                position -> sets.stream()
                        .anyMatch(set -> set.contains(candidates.get(position).version())));
        String ranges = new VersionRanges(candidates, accepted, Choices.none(candidates.size())).versions();
        return ranges.isEmpty()
                ? Constraint.ANY
                : Constraint.parse(ranges.replace(", ", ",").replace(" or ", " || "));
    }

    private static PackageDependency with(PackageDependency dependency, Constraint constraint) {
        return new PackageDependency(
                dependency.name(),
                constraint,
                dependency.select(),
                dependency.features(),
                dependency.alias(),
                dependency.strength(),
                dependency.exclusions());
    }

    /** The fact without what the search alone needs to know. */
    static Incompatibility plain(Universe universe, Incompatibility fact) {
        Cause.Reason reason = Facts.reason(fact);
        if (reason instanceof Reasons.NotWished notWished) {
            return defaults(universe, fact, notWished);
        }
        boolean leadsNowhere = reason instanceof Reasons.Depends depends
                        && depends.nothing().isPresent()
                || reason instanceof Reasons.Leads leads && leads.nothing().isPresent();
        return leadsNowhere ? Incompatibility.of(reason, subjects(fact)) : fact;
    }

    private static List<Term> subjects(Incompatibility fact) {
        return Rule.of(fact).terms().stream()
                .filter(term -> !term.choices().mayStayOut())
                .toList();
    }

    /** That nobody wishes a value says as much of candidates that are out of the question anyway. */
    private static Incompatibility defaults(Universe universe, Incompatibility fact, Reasons.NotWished notWished) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < fact.size(); i++) {
            int id = fact.id(i);
            Choices term = fact.term(i);
            terms.add(new Term(
                    id,
                    universe.candidatesOf(id)
                            .map(candidates -> term.or(Choices.where(
                                    candidates.size(),
                                    position -> candidates.isExcluded(position)
                                            && (id != notWished.id()
                                                    || candidates
                                                            .get(position)
                                                            .unusual()
                                                            .contains(notWished.key())))))
                            .orElse(term)));
        }
        return Incompatibility.of(notWished, terms);
    }
}
