package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A request against a source, as rules over ids. A dependency of candidates C of p on candidates A of q is "not (p in C and q not
 * in A)"; what never may be taken is "not (p in X)". Dependencies are told when a candidate is about to be taken, for all
 * candidates whose dependencies were loaded by then, equal ones merged. Mutable.
 */
public final class Universe implements Problem {
    private final Metadata metadata;
    private final Nodes nodes = new Nodes();
    private final Accepted accepted;
    private final Order order;
    private final Wishes wishes;
    /** Candidates whose dependencies were told, by id. */
    private final Map<Integer, BitSet> told = new HashMap<>();

    public Universe(Metadata metadata) {
        this.metadata = metadata;
        this.accepted = new Accepted(metadata);
        this.order = new Order(metadata, nodes, accepted);
        this.wishes = new Wishes(metadata, nodes);
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    /** The candidates behind an id; empty for the project and for unknown packages. */
    public Optional<Candidates> candidatesOf(int id) {
        return id == ROOT ? Optional.empty() : metadata.candidates(nodes.get(id).name());
    }

    public Optional<Candidates> candidates(PackageName name) {
        return metadata.candidates(name);
    }

    @Override
    public int candidates(int id) {
        return id == ROOT ? 1 : candidatesOf(id).map(Candidates::size).orElse(0);
    }

    @Override
    public List<Incompatibility> exclusions(int id) {
        return candidatesOf(id).map(candidates -> exclusions(id, candidates)).orElse(List.of());
    }

    private static List<Incompatibility> exclusions(int id, Candidates candidates) {
        return candidates.exclusions().stream()
                .map(exclusion -> {
                    Choices choices = Choices.where(candidates.size(), exclusion::contains);
                    return Incompatibility.of(
                            new Reasons.Excluded(id, choices, exclusion.rejection()), List.of(new Term(id, choices)));
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
        return new Reachable(metadata, nodes, assignment);
    }

    @Override
    public Optional<Incompatibility> objection(Assignment assignment) {
        return wishes.objection(assignment);
    }

    @Override
    public List<Incompatibility> rules(Decision decision, int further, Assignment assignment) {
        List<Incompatibility> rules = new ArrayList<>();
        Node node = nodes.get(decision.id());
        if (node.role() == Node.Role.PROJECT) {
            tell(decision.id(), List.of(metadata.roots()), rules);
        } else if (node.role() == Node.Role.REACHED) {
            metadata.load(node.name(), decision.candidate());
            order.best(node.name(), assignment.possible(decision.id()), further)
                    .forEach(position -> metadata.load(node.name(), position));
            List<@Nullable List<PackageDependency>> loaded = new ArrayList<>();
            for (int position = 0; position < candidates(decision.id()); position++) {
                loaded.add(metadata.loaded(node.name(), position));
            }
            tell(decision.id(), loaded, rules);
        }
        return rules;
    }

    private record Edge(int child, Choices accepts, PackageDependency.Strength strength) {}

    /** What candidates have in common: who has the edge, and one of the dependencies it stands for. */
    private record Merged(Choices from, PackageDependency dependency) {}

    private void tell(int id, List<@Nullable List<PackageDependency>> dependencies, List<Incompatibility> rules) {
        BitSet done = told.computeIfAbsent(id, key -> new BitSet());
        Node parent = nodes.get(id);
        Map<Edge, Merged> edges = new LinkedHashMap<>();
        for (int position = dependencies.size() - 1; position >= 0; position--) {
            List<PackageDependency> known = dependencies.get(position);
            if (known == null || done.get(position)) {
                continue;
            }
            done.set(position);
            Choices self = Choices.only(candidates(id), position);
            metadata.expect(known, parent.without());
            for (PackageDependency dependency : known) {
                if (!parent.without().contains(dependency.name())) {
                    int child = reach(Nodes.child(parent, dependency), rules);
                    Edge edge = new Edge(child, accepted.by(dependency).choices(), dependency.strength());
                    edges.merge(
                            edge,
                            new Merged(self, dependency),
                            (old, more) -> new Merged(old.from().or(more.from()), old.dependency()));
                }
            }
        }
        edges.forEach((edge, merged) -> {
            order.asked(id, merged.dependency());
            Incompatibility rule = Incompatibility.of(
                    new Reasons.Depends(
                            id,
                            merged.from(),
                            merged.dependency(),
                            accepted.by(merged.dependency()).nothing()),
                    List.of(
                            new Term(id, merged.from()),
                            new Term(edge.child(), edge.accepts().complement())));
            rules.add(rule);
        });
    }

    /** The node's id. A second way to reach a package brings in the node both ways share, and the rules that tie them. */
    private int reach(Node node, List<Incompatibility> rules) {
        Optional<Integer> known = nodes.known(node);
        if (known.isPresent()) {
            return known.get();
        }
        int id = nodes.id(node);
        List<Integer> ways = nodes.reached(node.name());
        if (ways.size() == 2) {
            tie(ways.get(0), rules);
        }
        if (ways.size() > 1) {
            tie(id, rules);
        }
        return id;
    }

    private void tie(int id, List<Incompatibility> rules) {
        Reasons reason = new Reasons.Same(nodes.get(id).name());
        int shared = nodes.id(Node.shared(nodes.get(id).name()));
        int size = candidates(id);
        Choices out = Choices.all(size).minus(Choices.where(size, position -> true));
        rules.add(Incompatibility.of(reason, List.of(new Term(id, out.complement()), new Term(shared, out))));
        for (int position = 0; position < size; position++) {
            Choices only = Choices.only(size, position);
            rules.add(Incompatibility.of(reason, List.of(new Term(id, only), new Term(shared, only.complement()))));
            rules.add(Incompatibility.of(
                    reason, List.of(new Term(id, only.complement().minus(out)), new Term(shared, only))));
        }
    }
}
