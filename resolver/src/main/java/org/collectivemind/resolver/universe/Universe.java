package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;

/**
 * A request against a source, as rules over ids. A dependency of candidates C of p on candidates A of q is "not (p in C and q not
 * in A)"; what never may be taken is "not (p in X)". What candidates say is told when one is about to be taken; what places have
 * to do with each other, when the second of them comes into sight. Mutable.
 */
public final class Universe implements Problem {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Neighbours neighbours;
    private final Alternatives alternatives;
    private final Dependencies dependencies;
    private final Order order;
    private final Wishes wishes;

    public Universe(Metadata metadata) {
        this.metadata = metadata;
        this.nodes = new Nodes(metadata);
        this.neighbours = new Neighbours(nodes);
        Ways ways = new Ways(nodes, neighbours);
        this.alternatives = new Alternatives(metadata, nodes, ways);
        this.dependencies = new Dependencies(metadata, nodes, ways, alternatives);
        this.order = new Order(metadata, nodes, alternatives);
        this.wishes = new Wishes(metadata, nodes, alternatives);
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    /** The candidates the id holds one of; empty for every node that is no package, or only a way to one or a part of it. */
    public Optional<Candidates> candidatesOf(int id) {
        Place place = nodes.placeOf(id);
        return place == null || nodes.holder(id) != id ? Optional.empty() : Optional.of(place.candidates());
    }

    /** Empty where no registry knows the package. */
    public Optional<Candidates> candidates(PackageName name) {
        return metadata.candidates(name);
    }

    @Override
    public int candidates(int id) {
        return nodes.candidates(id);
    }

    @Override
    public List<Incompatibility> exclusions(int id) {
        return candidatesOf(id).map(candidates -> exclusions(id, candidates)).orElse(List.of());
    }

    private static List<Incompatibility> exclusions(int id, Candidates candidates) {
        return candidates.exclusions().isEmpty()
                ? List.of()
                : candidates.exclusions().stream()
                        .map(exclusion -> {
                            Choices choices = Choices.where(candidates.size(), exclusion::contains);
                            return Incompatibility.of(
                                    new Reasons.Excluded(id, choices, exclusion.rejection()),
                                    List.of(new Term(id, choices)));
                        })
                        .toList();
    }

    @Override
    public long urgency(int id, Assignment assignment) {
        return order.urgency(id, assignment);
    }

    @Override
    public Decision decide(int id, Assignment assignment) {
        return order.decide(id, assignment);
    }

    @Override
    public void settled(Decision decision, boolean taken, IntConsumer changed) {
        order.settled(decision, taken, changed);
    }

    @Override
    public boolean startOver(Decision decision, Assignment assignment) {
        return order.raisesFloor(decision, assignment) || order.isRefusedOnceTooOften(decision, assignment);
    }

    /** What the project reaches in an assignment no objection was found to. */
    public Reachable reachable(Assignment assignment) {
        return wishes.reachable(assignment);
    }

    @Override
    public Optional<Incompatibility> objection(Assignment assignment) {
        return wishes.objection(assignment);
    }

    @Override
    public List<Incompatibility> rules(Decision decision, int further, Assignment assignment) {
        List<Incompatibility> rules = new ArrayList<>();
        int id = decision.id();
        Place place = nodes.placeOf(id);
        if (id == ROOT) {
            dependencies.project(rules);
        } else if (place == null) {
            if (node(id) instanceof Node.Alternatives) {
                alternatives.tell(id, decision.candidate(), rules);
            }
        } else if (nodes.holder(id) == id) {
            place.published().load(decision.candidate());
            order.best(place, assignment.possible(id), further).forEach(place.published()::load);
            neighbours.tell(place, id, rules);
            tellCarriers(place, id, rules);
        } else {
            dependencies.tell(id, place, rules);
        }
        return rules;
    }

    /** Every way and feature in sight is told of the candidate: whether one is taken may change later, unasked. */
    private void tellCarriers(Place place, int holder, List<Incompatibility> rules) {
        List<Integer> carriers = place.carriers();
        int known = carriers.size();
        for (int i = 0; i < known; i++) {
            if (nodes.holder(carriers.get(i)) == holder) {
                dependencies.tell(carriers.get(i), place, rules);
            }
        }
    }
}
