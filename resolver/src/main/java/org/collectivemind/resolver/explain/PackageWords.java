package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.universe.Universe;

/** Packages and their candidates as words. A package goes by its short name where only one in the text has it. */
final class PackageWords {
    private static final String EVERY = "every version of ";
    private final Universe universe;
    private final Map<String, Set<PackageName>> byShortName = new HashMap<>();

    PackageWords(Universe universe, Iterable<PackageName> names) {
        this.universe = universe;
        names.forEach(name ->
                byShortName.computeIfAbsent(name.name(), key -> new TreeSet<>()).add(name));
    }

    String name(PackageName name) {
        return byShortName.getOrDefault(name.name(), Set.of()).size() > 1 ? name.toString() : name.name();
    }

    String name(int id) {
        return name(packageOf(id));
    }

    PackageName packageOf(int id) {
        return universe.node(id).name();
    }

    boolean isEverything(int id, Choices choices) {
        return range(id, choices).isEverything();
    }

    /** Whether none of these is ever taken, whatever else is. */
    boolean isNever(int id, Choices choices) {
        return range(id, choices).isNever();
    }

    /** {@code every version of a}, {@code a 1.0.0}, {@code a >=2.0.0 with ml.precision=int8}. */
    String subject(int id, Choices choices) {
        return isEverything(id, choices) ? EVERY + name(id) : object(id, choices);
    }

    /** {@code a}, {@code a 1.0.0}, {@code a >=2.0.0 with ml.precision=int8}. */
    String object(int id, Choices choices) {
        VersionRanges ranges = range(id, choices);
        List<String> words = new ArrayList<>(List.of(name(id), ranges.versions(), ranges.variants()));
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }

    /** {@code no version of a can be used}, {@code a 1.0.0 cannot be used}. */
    String cannot(String subject) {
        return subject.startsWith(EVERY)
                ? "no version of " + subject.substring(EVERY.length()) + " can be used"
                : subject + " cannot be used";
    }

    private VersionRanges range(int id, Choices choices) {
        return new VersionRanges(universe.candidatesOf(id).orElseThrow(), choices);
    }
}
