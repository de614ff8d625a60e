package org.collectivemind.client.project;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.collectivemind.client.project.Question.Besides;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.Violation;
import org.collectivemind.resolver.request.Preferences.Locked;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * {@code cm update}: moves packages of the lock to the newest versions that fit. Named packages get the newest version for which
 * there is any selection at all; of the others, those move that this forces, and no more.
 */
public final class Update {
    private final Solving solving;

    public Update(Solving solving) {
        this.solving = solving;
    }

    /**
     * @param named packages to move, each with what it is to match this time; nobody named frees everything
     * @param write false to only tell what would change
     */
    public record Options(SortedMap<PackageName, PackageMatch> named, ThisTime thisTime, boolean write) {
        public Options {
            named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
        }
    }

    public LockReport run(Options options) {
        LockReport report = options.named().isEmpty() ? everything(options) : named(options);
        if (options.write()) {
            solving.write(report);
        }
        return report;
    }

    private LockReport everything(Options options) {
        Question question = solving.question(options.thisTime(), Optional.empty());
        return solving.report(question, question.answer(solving.registries(), Kept.nothing()), Freedom.EVERYTHING);
    }

    private LockReport named(Options options) {
        Freedom freedom = Freedom.of(new TreeSet<>(options.named().keySet()));
        Set<TargetName> targets = solving.platforms().keySet();
        Optional<Lockfile> previous = solving.project().lockToKeep();
        Question question = solving.question(options.thisTime(), previous)
                .and(targets, new Besides(List.of(), List.copyOf(options.named().values())));
        Function<TargetName, SortedMap<PackageSlot, Locked>> kept = Kept.of(previous, freedom);
        Answer answer = answer(question, options, kept);
        if (question.rules().resolution() == ResolutionMode.HIGHEST) {
            answer = raised(question, answer, freedom.names(), kept);
        }
        checkAllowed(options, kept, answer);
        return solving.report(question, answer, freedom);
    }

    /** What was typed may name a pre-release, a yanked version or a value off its default; the next lock would take none of them. */
    private void checkAllowed(
            Options options, Function<TargetName, SortedMap<PackageSlot, Locked>> kept, Answer answer) {
        Question plain = solving.question(options.thisTime(), Optional.empty());
        List<Violation> violations = plain.violations(solving.registries(), kept, answer);
        if (!violations.isEmpty()) {
            throw new BeyondManifest(
                    violations.stream().map(Violation::toString).distinct().toList());
        }
    }

    /** What was typed is asked as a constraint of the policy is, which is how an explanation calls it: no advice about it. */
    private Answer answer(
            Question question, Options options, Function<TargetName, SortedMap<PackageSlot, Locked>> kept) {
        try {
            return question.answer(solving.registries(), kept);
        } catch (Unsatisfiable failure) {
            Set<String> typed = new TreeSet<>();
            options.named().values().forEach(match -> typed.add(match.toString()));
            throw failure.without(typed);
        }
    }

    /**
     * Keeping the others may have held a package back. So a newer version is asked for, of one target after the other, until there is
     * none: the last selection that was found has the newest. Each round keeps the others where it can, and what was reached before.
     */
    private Answer raised(
            Question first,
            Answer start,
            Set<PackageName> names,
            Function<TargetName, SortedMap<PackageSlot, Locked>> kept) {
        Question question = first;
        Answer best = start;
        for (PackageName name : names) {
            for (TargetName target : start.resolutions().keySet()) {
                Optional<Version> reached = reached(best, target, name);
                while (reached.isPresent() && newerThan(reached.get(), name)) {
                    Question higher = question.and(Set.of(target), match(name, ">" + reached.get()));
                    Optional<Answer> found = higher.possible(solving.registries(), kept);
                    if (found.isEmpty()) {
                        break;
                    }
                    best = found.get();
                    reached = reached(best, target, name);
                }
                if (reached.isPresent()) {
                    question = question.and(Set.of(target), match(name, ">=" + reached.get()));
                }
            }
        }
        return best;
    }

    private static Besides match(PackageName name, String constraint) {
        return new Besides(List.of(), List.of(new PackageMatch(name, Constraint.parse(constraint), Attributes.NONE)));
    }

    /** Of the versions a package has in several places, the one that could gain most. */
    private static Optional<Version> reached(Answer answer, TargetName target, PackageName name) {
        return answer.resolutions().get(target).versions().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .min(Version::compareTo);
    }

    private boolean newerThan(Version reached, PackageName name) {
        return solving.registries().versions(name).stream()
                .flatMap(versions -> versions.versions().stream())
                .filter(entry -> entry.yanked().isEmpty())
                .map(VersionEntry::version)
                .anyMatch(version -> version.compareTo(reached) > 0);
    }
}
