package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.universe.Reasons;
import org.collectivemind.resolver.universe.Universe;

/** Rules as clauses of a sentence, without capital or full stop. Packages go by their short name where only one has it. */
final class Phrases {
    static final String FAILURE = "version solving failed";
    private static final int MOST_REASONS = 3;
    private final Universe universe;
    private final Map<String, Set<PackageName>> byShortName = new HashMap<>();

    Phrases(Universe universe, Iterable<PackageName> names) {
        this.universe = universe;
        names.forEach(name ->
                byShortName.computeIfAbsent(name.name(), key -> new TreeSet<>()).add(name));
    }

    String name(PackageName name) {
        return byShortName.getOrDefault(name.name(), Set.of()).size() > 1 ? name.toString() : name.name();
    }

    String clause(Derivation derivation) {
        return derivation instanceof Derivation.Fact fact ? fact(fact.reason()) : conclusion(derivation.rule());
    }

    private String fact(Reasons reason) {
        if (reason instanceof Reasons.Depends depends) {
            return depends(depends);
        } else if (reason instanceof Reasons.Excluded excluded) {
            return subject(excluded.id(), excluded.candidates()) + " " + rejection(excluded);
        } else if (reason instanceof Reasons.NotWished notWished) {
            return "nothing that can be reached wishes " + name(nameOf(notWished.id())) + " with " + notWished.key()
                    + " other than the default";
        } else if (reason instanceof Reasons.Same same) {
            return "there is one " + name(same.name());
        }
        throw new IllegalStateException("unknown reason " + reason);
    }

    private String rejection(Reasons.Excluded excluded) {
        if (excluded.rejection() instanceof Rejection.DoesNotRun doesNotRun) {
            return (doesNotRun.wholeVersions() ? "has no variant that runs on target `" : "does not run on target `")
                    + doesNotRun.target() + "` (" + reasons(doesNotRun.reasons()) + ")";
        } else if (excluded.rejection() instanceof Rejection.Yanked yanked) {
            return "was yanked (" + yanked.reason() + ")";
        } else if (excluded.rejection() instanceof Rejection.Prerelease) {
            return "is a pre-release that nobody asked for";
        }
        throw new IllegalStateException("unknown rejection " + excluded.rejection());
    }

    private static String reasons(List<String> reasons) {
        String first = reasons.stream().limit(MOST_REASONS).collect(Collectors.joining("; "));
        int more = reasons.size() - MOST_REASONS;
        return more > 0 ? first + "; and " + more + " more" : first;
    }

    private String depends(Reasons.Depends depends) {
        String wanted = wanted(depends.dependency());
        String subject = depends.id() == Problem.ROOT ? "the project" : subject(depends.id(), depends.from());
        return subject + " depends on " + wanted
                + depends.nothing().map(Phrases::nothing).orElse("");
    }

    String wanted(Dependency dependency) {
        return name(dependency.name())
                + (dependency.constraint().equals(Constraint.ANY) ? "" : " " + dependency.constraint())
                + (dependency.select().isEmpty() ? "" : " with " + dependency.select());
    }

    private static String nothing(Reasons.Nothing nothing) {
        return switch (nothing) {
            case UNKNOWN_PACKAGE -> " which no registry knows";
            case FOREIGN_CONSTRAINT -> " which means nothing for its versions";
            case NO_VERSION -> " which matches no version";
            case NO_VARIANT -> " which no variant of it is";
        };
    }

    /** {@code every version of a}, {@code a 1.0.0}, {@code a >=2.0.0 with ml.precision=int8}. */
    private String subject(int id, Choices choices) {
        return range(id, choices).isEverything() ? "every version of " + name(nameOf(id)) : object(id, choices);
    }

    /** {@code a}, {@code a 1.0.0}, {@code a >=2.0.0 with ml.precision=int8}. */
    private String object(int id, Choices choices) {
        VersionRanges ranges = range(id, choices);
        List<String> words = new ArrayList<>(List.of(name(nameOf(id)), ranges.versions(), ranges.variants()));
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }

    private VersionRanges range(int id, Choices choices) {
        Optional<Candidates> candidates = universe.candidatesOf(id);
        return new VersionRanges(candidates.orElseThrow(), choices);
    }

    private PackageName nameOf(int id) {
        return universe.node(id).name();
    }

    private String conclusion(Incompatibility rule) {
        List<String> subjects = new ArrayList<>();
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < rule.size(); i++) {
            int id = rule.id(i);
            Choices term = rule.term(i);
            if (id == Problem.ROOT) {
                continue;
            }
            if (term.mayStayOut()) {
                objects.add(object(id, term.complement()));
            } else {
                subjects.add(subject(id, term));
            }
        }
        String wanted = String.join(" or ", objects);
        if (subjects.isEmpty()) {
            return objects.isEmpty() ? FAILURE : wanted + " is required";
        }
        if (objects.isEmpty() && subjects.size() == 2) {
            return subjects.get(0) + " is incompatible with " + subjects.get(1);
        }
        String all = subjects.size() == 1
                ? subjects.get(0)
                : String.join(", ", subjects.subList(0, subjects.size() - 1)) + " and "
                        + subjects.get(subjects.size() - 1) + " together";
        return all
                + (objects.isEmpty()
                        ? " cannot be used"
                        : (subjects.size() == 1 ? " requires " : " require ") + wanted);
    }

    /** {@code a depends on b which depends on c}, where the second fact goes on from the first. */
    Optional<String> chained(Derivation left, Derivation right) {
        return chain(left, right).or(() -> chain(right, left));
    }

    private Optional<String> chain(Derivation first, Derivation second) {
        if (!(first instanceof Derivation.Fact start && start.reason() instanceof Reasons.Depends from)
                || !(second instanceof Derivation.Fact next && next.reason() instanceof Reasons.Depends to)
                || from.nothing().isPresent()
                || to.id() == Problem.ROOT
                || !nameOf(to.id()).equals(from.dependency().name())) {
            return Optional.empty();
        }
        Incompatibility rule = first.rule();
        for (int i = 0; i < rule.size(); i++) {
            if (rule.id(i) == to.id()
                    && rule.term(i).mayStayOut()
                    && rule.term(i).complement().isSubsetOf(to.from())) {
                return Optional.of(depends(from) + " which depends on " + wanted(to.dependency())
                        + to.nothing().map(Phrases::nothing).orElse(""));
            }
        }
        return Optional.empty();
    }
}
