package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.universe.Reasons;

/** Rules as clauses of a sentence, without capital or full stop. Packages go by their short name where only one has it. */
final class Phrases {
    static final String FAILURE = "version solving failed";
    private static final int MOST_REASONS = 3;
    private final PackageWords words;
    /** Reasons given in full before: they are not repeated. */
    private final Set<Reasons> told = new HashSet<>();

    Phrases(PackageWords words) {
        this.words = words;
    }

    /** The clause as the text goes on: what was explained before is not explained again. */
    String next(Derivation derivation) {
        boolean known = derivation instanceof Derivation.Fact fact && !told.add(fact.reason());
        return clause(derivation, !known);
    }

    String clause(Derivation derivation) {
        return clause(derivation, true);
    }

    private String clause(Derivation derivation, boolean full) {
        return derivation instanceof Derivation.Fact fact ? fact(fact.reason(), full) : conclusion(derivation.rule());
    }

    private String fact(Reasons reason, boolean full) {
        if (reason instanceof Reasons.Depends depends) {
            return depends(depends);
        } else if (reason instanceof Reasons.Excluded excluded) {
            return excluded(excluded, full);
        } else if (reason instanceof Reasons.NotWished notWished) {
            return "nothing that can be reached wishes " + words.name(notWished.id()) + " with " + notWished.key()
                    + " other than the default";
        } else if (reason instanceof Reasons.Same same) {
            return "there is one " + words.name(same.slot());
        } else if (reason instanceof Reasons.DependsOnAny depends) {
            return subject(depends.id(), depends.from(), depends.feature()) + " depends on " + wanted(depends);
        } else if (reason instanceof Reasons.Leads leads) {
            return leads.nothing()
                    .map(nothing -> leadsNowhere(leads, nothing))
                    .orElseGet(() -> "there is one "
                            + words.name(leads.option().dependency().slot()));
        }
        return neighbours(reason);
    }

    private String neighbours(Reasons reason) {
        if (reason instanceof Reasons.Conflicts conflicts) {
            return words.subject(conflicts.id(), conflicts.from()) + " conflicts with "
                    + words.wanted(conflicts.match());
        } else if (reason instanceof Reasons.Constrains constrains) {
            return words.subject(constrains.id(), constrains.from()) + " allows " + words.name(constrains.other())
                    + " only as " + words.wanted(constrains.match());
        } else if (reason instanceof Reasons.SameCapability same) {
            return words.subject(same.id(), same.from()) + " and " + words.subject(same.other(), same.others())
                    + " both provide capability " + same.capability() + ", which one package may";
        } else if (reason instanceof Reasons.Coherent coherent) {
            return words.subject(coherent.id(), coherent.from()) + " is for " + coherent.key() + "=" + coherent.value();
        } else if (reason instanceof Reasons.OneValue one) {
            return "packages that agree in " + one.key() + " are all for " + one.one() + " or all for " + one.other();
        }
        throw new IllegalStateException("unknown reason " + reason);
    }

    private String excluded(Reasons.Excluded excluded, boolean full) {
        if (excluded.rejection() instanceof Rejection.DoesNotRun doesNotRun) {
            String where = " on target `" + doesNotRun.target() + "`";
            String why = full ? " (" + reasons(doesNotRun) + ")" : "";
            return doesNotRun.wholeVersions()
                    ? negated(excluded, "has a variant that runs", "has no variant that runs") + where + why
                    : negated(excluded, "runs", "does not run") + where + why;
        } else if (excluded.rejection() instanceof Rejection.Yanked yanked) {
            return words.subject(excluded.id(), excluded.candidates()) + " was yanked (" + yanked.reason() + ")";
        } else if (excluded.rejection() instanceof Rejection.ByPolicy policy) {
            return policy.clause(words.subject(excluded.id(), excluded.candidates()), words.name(excluded.id()));
        } else if (excluded.rejection() instanceof Rejection.Prerelease) {
            return words.subject(excluded.id(), excluded.candidates()) + " is a pre-release that nobody asked for";
        }
        throw new IllegalStateException("unknown rejection " + excluded.rejection());
    }

    private String negated(Reasons.Excluded excluded, String positive, String negative) {
        return words.isEverything(excluded.id(), excluded.candidates())
                ? "no version of " + words.name(excluded.id()) + " " + positive
                : words.object(excluded.id(), excluded.candidates()) + " " + negative;
    }

    /** Few reasons are all told; of many those of the variant that lacks least. */
    private static String reasons(Rejection.DoesNotRun rejection) {
        List<List<Rejection.Misfit>> variants = rejection.nearestFirst();
        if (rejection.misfits().size() <= MOST_REASONS) {
            return variants.stream()
                    .flatMap(List::stream)
                    .map(Rejection.Misfit::text)
                    .collect(Collectors.joining("; "));
        }
        List<Rejection.Misfit> nearest = variants.get(0);
        String lacks = nearest.stream()
                .limit(MOST_REASONS)
                .map(misfit -> misfit.reason().text())
                .collect(Collectors.joining("; "));
        int others = variants.size() - 1;
        String rest =
                others == 0 ? "" : others == 1 ? "; one other lacks no less" : "; " + others + " others lack no less";
        return "nearest is " + nearest.get(0).variant() + ", which " + lacks + rest;
    }

    private String depends(Reasons.Depends depends) {
        return subject(depends.id(), depends.from(), depends.feature()) + " depends on "
                + wanted(depends.dependency())
                + depends.nothing().map(Phrases::nothing).orElse("");
    }

    private String subject(int id, Choices from, Optional<FeatureName> feature) {
        String subject = id == Problem.ROOT ? "the project" : words.subject(id, from);
        return subject + feature.map(name -> " with feature " + name).orElse("");
    }

    String wanted(PackageDependency dependency) {
        return words.wanted(dependency);
    }

    private String wanted(Reasons.DependsOnAny depends) {
        return depends.options().isEmpty()
                ? depends.dependency() + " which nothing is"
                : words.options(depends.options());
    }

    private String leadsNowhere(Reasons.Leads leads, Reasons.Nothing nothing) {
        String wanted = wanted(leads.option().dependency());
        return switch (nothing) {
            case UNKNOWN_PACKAGE -> "no registry knows " + wanted;
            case FOREIGN_CONSTRAINT -> wanted + " means nothing for its versions";
            case NO_VERSION -> "no version is " + wanted;
            case NO_VARIANT -> "no variant is " + wanted;
            case NO_PROVIDER -> "no version of " + wanted + " is " + leads.dependency();
            case NOT_TAGGED -> "no version of " + wanted + " has the tags of " + leads.dependency();
        };
    }

    private static String nothing(Reasons.Nothing nothing) {
        return switch (nothing) {
            case UNKNOWN_PACKAGE -> " which no registry knows";
            case FOREIGN_CONSTRAINT -> " which means nothing for its versions";
            case NO_VERSION -> " which matches no version";
            case NO_VARIANT -> " which no variant has";
            case NO_PROVIDER -> " which provides no such capability";
            case NOT_TAGGED -> " which does not bear the tags";
        };
    }

    private String conclusion(Incompatibility rule) {
        List<String> subjects = new ArrayList<>();
        List<String> objects = new ArrayList<>();
        // "b or (what never is taken)" is "b"; why the other is never taken comes in its turn.
        List<String> futile = new ArrayList<>();
        for (int i = 0; i < rule.size(); i++) {
            int id = rule.id(i);
            Choices term = rule.term(i);
            if (id == Problem.ROOT) {
                continue;
            }
            if (term.mayStayOut()) {
                (words.isNever(id, term.complement()) ? futile : objects).add(words.object(id, term.complement()));
            } else {
                subjects.add(words.subject(id, term));
            }
        }
        objects = objects.isEmpty() ? futile : objects;
        String wanted = String.join(" or ", objects);
        if (subjects.isEmpty()) {
            return objects.isEmpty() ? FAILURE : wanted + " is required";
        }
        if (objects.isEmpty() && subjects.size() == 2) {
            return subjects.get(0) + " is incompatible with " + subjects.get(1);
        }
        if (objects.isEmpty() && subjects.size() == 1) {
            return words.cannot(subjects.get(0));
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

    /** Two facts as one clause: {@code the project depends on both a and b}, or in a chain, or side by side. */
    String both(Derivation left, Derivation right) {
        return fromProject(left)
                .flatMap(one -> fromProject(right).map(two -> "the project depends on both " + one + " and " + two))
                .or(() -> chained(left, right))
                .orElseGet(() -> fromProject(left).isPresent()
                        ? next(right) + " and " + next(left)
                        : next(left) + " and " + next(right));
    }

    private Optional<String> fromProject(Derivation derivation) {
        return derivation instanceof Derivation.Fact fact
                        && fact.reason() instanceof Reasons.Depends depends
                        && depends.id() == Problem.ROOT
                ? Optional.of(wanted(depends.dependency())
                        + depends.nothing().map(Phrases::nothing).orElse(""))
                : Optional.empty();
    }

    /** {@code a depends on b which depends on c}, where the second fact goes on from the first. */
    private Optional<String> chained(Derivation left, Derivation right) {
        return chain(left, right).or(() -> chain(right, left));
    }

    private Optional<String> chain(Derivation first, Derivation second) {
        if (!(first instanceof Derivation.Fact start && start.reason() instanceof Reasons.Depends from)
                || !(second instanceof Derivation.Fact next && next.reason() instanceof Reasons.Depends to)
                || from.nothing().isPresent()
                || to.id() == Problem.ROOT
                || !words.isPlace(to.id(), from.dependency().slot())) {
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
