package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;

/**
 * Attributes in which the variants that list them agree. A node for each value that came into sight stands for "the environment
 * has this value": a candidate with the value needs it, and no two values of one key are taken. So n packages of v values cost
 * n v + v² rules, and a new value is a new node. Nothing is told before a second place has the key. Mutable.
 */
final class Coherence {
    private final Nodes nodes;
    private final Map<AttributeKey, Axis> axes = new HashMap<>();

    private record Axis(List<Place> members, Map<String, Integer> values) {}

    Coherence(Nodes nodes) {
        this.nodes = nodes;
    }

    void sighted(Place place, List<Incompatibility> rules) {
        for (AttributeKey key : place.published().coherent().keySet()) {
            Axis axis = axes.computeIfAbsent(key, one -> new Axis(new ArrayList<>(), new LinkedHashMap<>()));
            boolean isNew = !axis.members().contains(place);
            if (isNew) {
                axis.members().add(place);
            }
            if (isNew && axis.members().size() == 2) {
                tell(axis.members().get(0), key, axis, rules);
            }
            if (axis.members().size() > 1) {
                tell(place, key, axis, rules);
            }
        }
    }

    private void tell(Place place, AttributeKey key, Axis axis, List<Incompatibility> rules) {
        int holder = place.holder();
        place.published().coherent().get(key).forEach((value, positions) -> {
            Integer known = axis.values().get(value);
            int id = known == null ? add(key, value, axis, rules) : known;
            rules.add(Incompatibility.of(
                    new Reasons.Coherent(holder, positions, key, value),
                    List.of(new Term(holder, positions), new Term(id, Ways.NOT_TAKEN))));
        });
    }

    private int add(AttributeKey key, String value, Axis axis, List<Incompatibility> rules) {
        int id = nodes.add(new Node.Value(key, value));
        axis.values()
                .forEach((other, theirs) -> rules.add(Incompatibility.of(
                        new Reasons.OneValue(key, other, value),
                        List.of(new Term(theirs, Ways.TAKEN), new Term(id, Ways.TAKEN)))));
        axis.values().put(value, id);
        return id;
    }
}
