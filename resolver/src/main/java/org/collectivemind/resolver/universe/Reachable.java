package org.collectivemind.resolver.universe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Problem.Assignment;

/** What the project reaches in a complete assignment; the search may have taken more on the way. */
public final class Reachable {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Assignment assignment;
    /** The candidate of each id that is reached, in order of id. */
    private final SortedMap<Integer, Integer> chosen = new TreeMap<>();

    private final SortedMap<PackageName, SortedSet<PackageName>> edges = new TreeMap<>();
    private final Map<PackageName, SortedSet<AttributeKey>> wished = new HashMap<>();

    Reachable(Metadata metadata, Nodes nodes, Assignment assignment) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.assignment = assignment;
        Deque<Integer> open = new ArrayDeque<>(List.of(Problem.ROOT));
        chosen.put(Problem.ROOT, 0);
        while (!open.isEmpty()) {
            follow(open.poll(), open);
        }
    }

    private void follow(int id, Deque<Integer> open) {
        Node node = nodes.get(id);
        List<PackageDependency> dependencies =
                id == Problem.ROOT ? metadata.roots() : metadata.load(node.name(), chosen.get(id));
        SortedSet<PackageName> taken = edges.computeIfAbsent(node.name(), name -> new TreeSet<>());
        for (PackageDependency dependency : dependencies) {
            if (node.without().contains(dependency.name())) {
                continue;
            }
            taken.add(dependency.name());
            wished.computeIfAbsent(dependency.name(), name -> new TreeSet<>())
                    .addAll(dependency.select().values().keySet());
            int child = nodes.known(Nodes.child(node, dependency)).orElseThrow();
            if (chosen.putIfAbsent(child, assignment.choices(child).lowest()) == null) {
                open.add(child);
            }
        }
    }

    /** The candidate of each id that is reached, the project's among them. */
    public SortedMap<Integer, Integer> chosen() {
        return chosen;
    }

    /** Where the edges of a package lead. */
    public SortedSet<PackageName> edges(PackageName name) {
        return edges.getOrDefault(name, new TreeSet<>());
    }

    /** Keys somebody who is reached wishes of the package. */
    SortedSet<AttributeKey> wished(PackageName name) {
        return wished.getOrDefault(name, new TreeSet<>());
    }
}
