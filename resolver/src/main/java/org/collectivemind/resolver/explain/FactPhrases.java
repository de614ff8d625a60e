package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.candidate.Rejection.Misfit;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.universe.Reasons;

/** Facts as clauses. */
final class FactPhrases {
    private static final int MOST_REASONS = 3;
    private final PackageWords words;

    FactPhrases(PackageWords words) {
        this.words = words;
    }

    /** @param full with all there is to say; else it was said before */
    String clause(Cause.Reason reason, boolean full) {
        if (reason instanceof Reasons.Depends depends) {
            return subject(depends.id(), depends.from(), depends.feature()) + " depends on " + wanted(depends);
        } else if (reason instanceof Reasons.DependsOnAny depends) {
            return subject(depends.id(), depends.from(), depends.feature()) + " depends on " + wanted(depends);
        } else if (reason instanceof Reasons.Excluded excluded) {
            return excluded(excluded, full);
        } else if (reason instanceof Reasons.NotWished notWished) {
            return "nothing that can be reached wishes " + words.name(notWished.id()) + " with " + notWished.key()
                    + " other than the default";
        } else if (reason instanceof Reasons.Same same) {
            return "there is one " + words.name(same.slot());
        } else if (reason instanceof Reasons.Leads leads) {
            return leads.nothing()
                    .map(nothing -> leadsNowhere(leads, nothing))
                    .orElseGet(() -> "there is one "
                            + words.name(leads.option().dependency().slot()));
        }
        return neighbours(reason);
    }

    private String neighbours(Cause.Reason reason) {
        if (reason instanceof Reasons.Conflicts conflicts) {
            return words.subject(conflicts.id(), conflicts.from()) + " conflicts with "
                    + words.wanted(conflicts.match());
        } else if (reason instanceof Reasons.Constrains constrains) {
            return words.subject(constrains.id(), constrains.from()) + " constrains "
                    + words.wanted(constrains.match()).replaceFirst(" ", " to ");
        } else if (reason instanceof Reasons.SameCapability same) {
            return words.object(same.id(), same.from()) + " and " + words.object(same.other(), same.others())
                    + " both provide capability " + same.capability() + ", and only one package may";
        } else if (reason instanceof Incoherence.Pair pair) {
            return clause(pair.one(), true) + " and " + clause(pair.other(), true);
        } else if (reason instanceof Reasons.Coherent coherent) {
            return words.subject(coherent.id(), coherent.from()) + " is for " + coherent.key() + "=" + coherent.value();
        } else if (reason instanceof Reasons.OneValue one) {
            return "packages that agree in " + one.key() + " are all for " + one.one() + " or all for " + one.other();
        }
        throw new IllegalStateException("unknown reason " + reason);
    }

    /** What somebody depends on, and why nothing is that, where so. */
    String wanted(Reasons.Depends depends) {
        PackageDependency dependency = depends.dependency();
        return words.wanted(dependency)
                + depends.nothing().map(FactPhrases::nothing).orElse("");
    }

    String wanted(Reasons.DependsOnAny depends) {
        return words.wanted(depends.dependency(), depends.options())
                + (depends.options().isEmpty() ? " which nothing is" : "");
    }

    private String subject(int id, Choices from, Optional<FeatureName> feature) {
        String subject = id == Problem.ROOT ? "the project" : words.subject(id, from);
        return subject + feature.map(name -> " with feature " + name).orElse("");
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

    private String leadsNowhere(Reasons.Leads leads, Reasons.Nothing nothing) {
        PackageDependency dependency = leads.option().dependency();
        String name = words.name(dependency.slot());
        return switch (nothing) {
            case UNKNOWN_PACKAGE -> "no registry knows " + name;
            case FOREIGN_CONSTRAINT -> dependency.constraint() + " means nothing for the versions of " + name;
            case NO_VERSION -> "no version of " + name + " matches " + dependency.constraint();
            case NO_VARIANT -> "no variant of " + name + " has " + dependency.select();
            case NO_PROVIDER -> "no version of " + name + " provides " + words.wanted(leads.dependency(), List.of());
            case NOT_TAGGED -> "no version of " + name + " is " + words.wanted(leads.dependency(), List.of());
        };
    }

    private String excluded(Reasons.Excluded excluded, boolean full) {
        int id = excluded.id();
        Choices candidates = excluded.candidates();
        if (excluded.rejection() instanceof Rejection.DoesNotRun doesNotRun) {
            String where = " on target `" + doesNotRun.target() + "`";
            String why = full ? " (" + reasons(doesNotRun, words.variants(id, candidates)) + ")" : "";
            boolean whole = doesNotRun.wholeVersions();
            return (words.isEverything(id, candidates)
                            ? "no version of " + words.name(id) + (whole ? " has a variant that runs" : " runs")
                            : words.exactly(id, candidates) + (whole ? " has no variant that runs" : " does not run"))
                    + where
                    + why;
        } else if (excluded.rejection() instanceof Rejection.Yanked yanked) {
            return every(id, candidates) + " was yanked (" + yanked.reason() + ")";
        } else if (excluded.rejection() instanceof Rejection.PublishTimeUnknown unknown) {
            return unknown.clause(words.exactly(id, candidates), words.name(id));
        } else if (excluded.rejection() instanceof Rejection.ByPolicy policy) {
            return policy.clause(every(id, candidates), words.name(id));
        } else if (excluded.rejection() instanceof Rejection.Prerelease) {
            return every(id, candidates) + " is a pre-release that nobody asked for";
        }
        throw new IllegalStateException("unknown rejection " + excluded.rejection());
    }

    private String every(int id, Choices candidates) {
        return words.isEverything(id, candidates)
                ? "every version of " + words.name(id)
                : words.exactly(id, candidates);
    }

    /** Few reasons are all told; of many those of the variant that lacks least. Older versions of a variant say nothing new. */
    private static String reasons(Rejection.DoesNotRun rejection, Set<String> among) {
        List<List<Misfit>> variants = new ArrayList<>();
        for (List<Misfit> variant : rejection.nearestFirst()) {
            Map<String, Misfit> byFact = new LinkedHashMap<>();
            variant.forEach(misfit -> byFact.putIfAbsent(misfit.reason().need().split(" ")[0], misfit));
            if (among.contains(variant.get(0).variant())) {
                variants.add(List.copyOf(byFact.values()));
            }
        }
        List<Misfit> all = variants.stream().flatMap(List::stream).toList();
        if (all.size() <= MOST_REASONS) {
            return all.stream().map(Misfit::text).collect(Collectors.joining("; "));
        }
        List<Misfit> nearest = variants.get(0);
        String lacks = nearest.stream()
                .limit(MOST_REASONS)
                .map(misfit -> misfit.reason().text())
                .collect(Collectors.joining("; "));
        int others = variants.size() - 1;
        String rest =
                others == 0 ? "" : others == 1 ? "; one other lacks no less" : "; " + others + " others lack no less";
        return "nearest is " + nearest.get(0).variant() + ", which " + lacks + rest;
    }
}
