package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.jspecify.annotations.Nullable;

/** Gives nodes their ids, in the order they come into sight, and knows the places. The one maker of ids. Mutable. */
final class Nodes {
    private final Metadata metadata;
    private final List<Node> nodes = new ArrayList<>();
    private final List<@Nullable Place> placeOf = new ArrayList<>();
    private int[] holders = new int[64];
    private final Map<PackageSlot, Place> places = new HashMap<>();
    private final Map<PackageName, List<Place>> byName = new HashMap<>();
    private boolean hasUnusual;

    Nodes(Metadata metadata) {
        this.metadata = metadata;
        add(new Node.Project());
    }

    Node get(int id) {
        return nodes.get(id);
    }

    /** The place of a way, a feature or what ways share; null for every other node. */
    @Nullable
    Place placeOf(int id) {
        return placeOf.get(id);
    }

    /** The id that holds the candidate this id is about; the id itself where it holds one. */
    int holder(int id) {
        return holders[id];
    }

    /** How many candidates the search has for it. */
    int candidates(int id) {
        Place place = placeOf.get(id);
        if (place != null && holders[id] == id) {
            return place.candidates().size();
        }
        return nodes.get(id) instanceof Node.Alternatives alternatives
                ? alternatives.options().size()
                : 1;
    }

    /** The place of the slot, made where it is new. */
    Place place(PackageSlot slot) {
        Place known = places.get(slot);
        if (known == null) {
            known = new Place(slot, metadata.published(slot.name()));
            places.put(slot, known);
            hasUnusual |= known.candidates().hasUnusual();
        }
        return known;
    }

    @Nullable
    Place known(PackageSlot slot) {
        return places.get(slot);
    }

    /** Whether some candidate in sight is off a default. */
    boolean hasUnusual() {
        return hasUnusual;
    }

    /** The places of a package that have an id. */
    List<Place> places(PackageName name) {
        return byName.getOrDefault(name, List.of());
    }

    int addFirst(Place place, SortedSet<PackageName> without) {
        int id = nodes.size();
        place.firstWay(without, id);
        byName.computeIfAbsent(place.slot().name(), name -> new ArrayList<>(1)).add(place);
        return add(new Node.Way(place.slot(), without, id), place, id);
    }

    void addShared(Place place) {
        int id = nodes.size();
        place.share(id);
        add(new Node.Shared(place.slot()), place, id);
    }

    int addLater(Place place, SortedSet<PackageName> without) {
        int id = add(new Node.Way(place.slot(), without, place.shared()), place, place.shared());
        place.laterWay(without, id);
        return id;
    }

    int addFeature(Place place, FeatureName feature, SortedSet<PackageName> without, int holder) {
        int id = add(new Node.Feature(place.slot(), feature, without, holder), place, holder);
        place.addFeature(feature, without, id);
        return id;
    }

    /** A node that is no package. */
    int add(Node node) {
        return add(node, null, nodes.size());
    }

    private int add(Node node, @Nullable Place place, int holder) {
        int id = nodes.size();
        nodes.add(node);
        placeOf.add(place);
        if (id == holders.length) {
            holders = Arrays.copyOf(holders, id * 2);
        }
        holders[id] = holder;
        return id;
    }
}
