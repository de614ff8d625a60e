package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem.Assignment;

/**
 * Dependencies that leave a choice. What an option leads to is told when the option is about to be taken, or when the package is
 * in sight anyway: packages nobody tries are not asked for. Mutable.
 */
final class Alternatives {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Ways ways;
    private final Map<Question, Optional<Integer>> ids = new HashMap<>();
    /** Options whose rules were told, by id. */
    private final Map<Integer, BitSet> told = new HashMap<>();

    private record Question(Dependency dependency, SortedSet<PackageName> without) {}

    Alternatives(Metadata metadata, Nodes nodes, Ways ways) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.ways = ways;
    }

    /** The id whose candidates are the options; empty where all are excluded, and so the dependency itself. */
    Optional<Integer> id(Dependency dependency, SortedSet<PackageName> without, List<Incompatibility> rules) {
        Question question = new Question(dependency, without);
        Optional<Integer> known = ids.get(question);
        if (known == null) {
            List<Option> options = new ArrayList<>();
            dependency.options().forEach(option -> expand(option, options));
            boolean exist = !options.isEmpty();
            options.removeIf(option -> without.contains(option.dependency().name())
                    || metadata.request()
                            .rules()
                            .excludes()
                            .contains(option.dependency().name()));
            known = exist && options.isEmpty()
                    ? Optional.empty()
                    : Optional.of(nodes.add(new Node.Alternatives(dependency, without, List.copyOf(options))));
            ids.put(question, known);
            known.ifPresent(id -> tell(id, -1, rules));
        }
        return known;
    }

    /** Whether it came into sight before. */
    boolean wasTold(Dependency dependency, SortedSet<PackageName> without) {
        return ids.containsKey(new Question(dependency, without));
    }

    /** The id of one that came into sight before; empty where all options are excluded. */
    Optional<Integer> known(Dependency dependency, SortedSet<PackageName> without) {
        return ids.getOrDefault(new Question(dependency, without), Optional.empty());
    }

    private void expand(Dependency dependency, List<Option> options) {
        if (dependency instanceof PackageDependency named) {
            options.add(new Option(named, new Option.Named()));
        } else if (dependency instanceof CapabilityDependency capability) {
            for (PackageName name : metadata.providers(capability.capability())) {
                options.add(Option.provider(name, capability));
            }
        } else if (dependency instanceof TagDependency tags) {
            for (PackageName name : metadata.tagged(tags.tags())) {
                options.add(Option.tagged(name, tags));
            }
        } else if (dependency instanceof AnyOf any) {
            any.options().forEach(option -> expand(option, options));
        }
    }

    /** Tells what the picked option leads to, and every option whose place is in sight. */
    void tell(int id, int picked, List<Incompatibility> rules) {
        Node.Alternatives node = (Node.Alternatives) nodes.get(id);
        BitSet done = told.computeIfAbsent(id, key -> new BitSet());
        for (int i = 0; i < node.options().size(); i++) {
            Option option = node.options().get(i);
            if (!done.get(i) && (i == picked || isInSight(option))) {
                done.set(i);
                tell(id, node, i, rules);
            }
        }
    }

    private boolean isInSight(Option option) {
        Place place = nodes.known(option.dependency().slot());
        return place != null && place.first() != Place.NONE;
    }

    private void tell(int id, Node.Alternatives node, int position, List<Incompatibility> rules) {
        Option option = node.options().get(position);
        PackageDependency dependency = option.dependency();
        Place place = nodes.place(dependency.slot());
        Choices self = Choices.only(node.options().size(), position);
        Accepted.Answer answer = place.published().accepted().by(option);
        Reasons reason = new Reasons.Leads(node.dependency(), option, answer.nothing());
        for (Ways.Goal goal : ways.goals(place, dependency, node.without(), answer, rules)) {
            rules.add(Incompatibility.of(reason, List.of(new Term(id, self), new Term(goal.id(), goal.missed()))));
        }
    }

    /**
     * Which option to take: the first that is satisfied as things are, else the first whose package is taken, else the first.
     *
     * @param left the options that may still be taken
     */
    int best(int id, Choices left, Assignment assignment) {
        List<Option> options = ((Node.Alternatives) nodes.get(id)).options();
        int[] best = {-1, -1};
        left.forEach(position -> {
            int fit = fit(options.get(position), assignment);
            if (fit > best[1]) {
                best[0] = position;
                best[1] = fit;
            }
        });
        return best[0];
    }

    private int fit(Option option, Assignment assignment) {
        Place place = nodes.known(option.dependency().slot());
        int holder = place == null ? Place.NONE : place.holder();
        if (place == null || holder == Place.NONE || holder >= assignment.size()) {
            return 0;
        }
        Choices choices = assignment.choices(holder);
        Choices accepts = place.published().accepted().by(option).choices();
        return assignment.mayStayOut(holder) || !choices.intersects(accepts) ? 0 : choices.isSubsetOf(accepts) ? 2 : 1;
    }
}
