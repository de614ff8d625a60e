package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;

/** Gives nodes their ids, in the order they come into sight. Mutable. */
final class Nodes {
    private final List<Node> nodes = new ArrayList<>(List.of(Node.PROJECT));
    private final Map<Node, Integer> ids = new HashMap<>(Map.of(Node.PROJECT, 0));
    private final Map<PackageName, List<Integer>> reached = new HashMap<>();

    Node get(int id) {
        return nodes.get(id);
    }

    int size() {
        return nodes.size();
    }

    int id(Node node) {
        Integer known = ids.get(node);
        if (known != null) {
            return known;
        }
        int id = nodes.size();
        nodes.add(node);
        ids.put(node, id);
        if (node.role() == Node.Role.REACHED) {
            reached.computeIfAbsent(node.name(), name -> new ArrayList<>()).add(id);
        }
        return id;
    }

    Optional<Integer> known(Node node) {
        return Optional.ofNullable(ids.get(node));
    }

    /** The nodes of a package through which it is reached. */
    List<Integer> reached(PackageName name) {
        return reached.getOrDefault(name, List.of());
    }

    /** Where a dependency of the node leads; exclusions are carried on. */
    static Node child(Node parent, PackageDependency dependency) {
        if (parent.without().isEmpty()) {
            return Node.reached(dependency.name(), dependency.exclusions());
        }
        SortedSet<PackageName> without = new TreeSet<>(parent.without());
        without.addAll(dependency.exclusions());
        return Node.reached(dependency.name(), without);
    }
}
