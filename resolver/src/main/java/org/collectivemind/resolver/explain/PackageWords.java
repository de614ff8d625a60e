package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.universe.Node;
import org.collectivemind.resolver.universe.Option;
import org.collectivemind.resolver.universe.Universe;

/** Packages and their candidates as words. A package goes by its short name where only one in the text has it. */
final class PackageWords {
    private static final String EVERY = "every version of ";
    private final Universe universe;
    private final Map<String, Set<PackageName>> byShortName = new HashMap<>();
    private final Map<Said, VersionRanges> ranges = new HashMap<>();
    private final Map<Integer, Choices> unspoken = new HashMap<>();

    private record Said(int id, Choices choices) {}

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
            return wanted(alternatives.dependency(), alternatives.options());
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

    /** What one of several will do for; {@code options} are what an alternative comes to. */
    String wanted(Dependency dependency, List<Option> options) {
        if (dependency instanceof CapabilityDependency capability) {
            return "capability " + capability.capability() + constraint(capability.constraint());
        } else if (dependency instanceof TagDependency tags) {
            return "a package tagged " + listed(List.copyOf(tags.tags()), "and")
                    + (tags.select().isEmpty() ? "" : " with " + tags.select());
        }
        return options.isEmpty() ? dependency.toString() : listed(names(options), "or");
    }

    private List<String> names(List<Option> options) {
        return options.stream().map(option -> wanted(option.dependency())).toList();
    }

    private static String listed(List<String> names, String last) {
        int size = names.size();
        return size == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, size - 1)) + " " + last + " " + names.get(size - 1);
    }

    /** {@code a >=2 with ml.precision=int8}. */
    String wanted(PackageDependency dependency) {
        return name(dependency.slot())
                + (dependency.features().isEmpty()
                        ? ""
                        : dependency.features().toString().replace(", ", ","))
                + constraint(dependency.constraint())
                + (dependency.select().isEmpty() ? "" : " with " + dependency.select());
    }

    String wanted(PackageMatch match) {
        return name(match.name())
                + constraint(match.constraint())
                + (match.select().isEmpty() ? "" : " with " + match.select());
    }

    private static String constraint(Constraint constraint) {
        return constraint.equals(Constraint.ANY) ? "" : " " + constraint.text().replace(" || ", " or ");
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
            List<Option> options = options(alternatives, choices);
            return options.equals(alternatives.options())
                    ? wanted(alternatives.dependency(), options)
                    : listed(names(options), "or");
        } else if (universe.candidatesOf(id).isEmpty()) {
            return name(id);
        }
        return object(id, range(id, choices));
    }

    /** As {@link #object}, and nothing is left unspoken of. */
    String exactly(int id, Choices choices) {
        Candidates candidates = universe.candidatesOf(id).orElseThrow();
        return object(id, new VersionRanges(candidates, choices, Choices.none(candidates.size())));
    }

    private String object(int id, VersionRanges ranges) {
        List<String> words = new ArrayList<>(List.of(name(id), ranges.versions(), ranges.variants()));
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }

    /** Labels of the variants these are. */
    Set<String> variants(int id, Choices choices) {
        Candidates candidates = universe.candidatesOf(id).orElseThrow();
        Set<String> ids = new TreeSet<>();
        choices.forEach(position -> ids.add(candidates.get(position).label()));
        return ids;
    }

    private static List<Option> options(Node.Alternatives alternatives, Choices choices) {
        List<Option> options = new ArrayList<>();
        choices.forEach(position -> options.add(alternatives.options().get(position)));
        return options;
    }

    /** {@code no version of a can be used}, {@code a 1.0.0 cannot be used}, {@code neither a nor b can be used}. */
    String cannot(int id, Choices choices) {
        if (universe.node(id) instanceof Node.Alternatives alternatives) {
            List<String> names = names(options(alternatives, choices));
            if (alternatives.dependency() instanceof AnyOf && names.size() > 1) {
                return names.size() == 2
                        ? "neither " + names.get(0) + " nor " + names.get(1) + " can be used"
                        : "none of " + listed(names, "and") + " can be used";
            }
        }
        String subject = subject(id, choices);
        return subject.startsWith(EVERY)
                ? "no version of " + subject.substring(EVERY.length()) + " can be used"
                : subject + " cannot be used";
    }

    private VersionRanges range(int id, Choices choices) {
        return ranges.computeIfAbsent(new Said(id, choices), said -> {
            Candidates candidates = universe.candidatesOf(id).orElseThrow();
            Choices silent = unspoken.computeIfAbsent(id, key -> VersionRanges.unspoken(candidates));
            return new VersionRanges(candidates, choices, silent);
        });
    }
}
