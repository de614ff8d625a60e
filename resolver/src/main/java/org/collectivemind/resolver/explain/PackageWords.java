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
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.universe.Node;
import org.collectivemind.resolver.universe.Option;
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

    /** {@code a}, {@code a as b}, {@code a[feature]}; an attribute's value; alternatives by all their options. */
    String name(int id) {
        Node node = universe.node(id);
        if (node instanceof Node.Alternatives alternatives) {
            return options(alternatives.options());
        } else if (node instanceof Node.Value value) {
            return value.key() + "=" + value.value();
        }
        String name = node.slot().map(this::name).orElse("the project");
        return node instanceof Node.Feature part ? name + "[" + part.feature() + "]" : name;
    }

    boolean isPlace(int id, PackageSlot slot) {
        return universe.node(id).slot().equals(Optional.of(slot));
    }

    String name(PackageSlot slot) {
        return name(slot.name()) + slot.alias().map(alias -> " as " + alias).orElse("");
    }

    /** {@code a >=2 or b}. */
    String options(List<Option> options) {
        return options.stream().map(option -> wanted(option.dependency())).collect(Collectors.joining(" or "));
    }

    /** {@code a >=2 with ml.precision=int8}. */
    String wanted(PackageDependency dependency) {
        return name(dependency.slot())
                + (dependency.features().isEmpty()
                        ? ""
                        : dependency.features().toString().replace(", ", ","))
                + (dependency.constraint().equals(Constraint.ANY) ? "" : " " + dependency.constraint())
                + (dependency.select().isEmpty() ? "" : " with " + dependency.select());
    }

    String wanted(PackageMatch match) {
        return name(match.name())
                + (match.constraint().equals(Constraint.ANY) ? "" : " " + match.constraint())
                + (match.select().isEmpty() ? "" : " with " + match.select());
    }

    boolean isEverything(int id, Choices choices) {
        return universe.candidatesOf(id).isEmpty() || range(id, choices).isEverything();
    }

    /** Whether none of these is ever taken, whatever else is. */
    boolean isNever(int id, Choices choices) {
        return universe.candidatesOf(id).isPresent() && range(id, choices).isNever();
    }

    /** {@code every version of a}, {@code a 1.0.0}, {@code a >=2.0.0 with ml.precision=int8}. */
    String subject(int id, Choices choices) {
        boolean isPackage = universe.candidatesOf(id).isPresent();
        return isPackage && isEverything(id, choices) ? EVERY + name(id) : object(id, choices);
    }

    /** {@code a}, {@code a 1.0.0}, {@code a >=2.0.0 with ml.precision=int8}. */
    String object(int id, Choices choices) {
        if (universe.node(id) instanceof Node.Alternatives alternatives) {
            List<Option> options = new ArrayList<>();
            choices.forEach(position -> options.add(alternatives.options().get(position)));
            return options(options);
        } else if (universe.candidatesOf(id).isEmpty()) {
            return name(id);
        }
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
