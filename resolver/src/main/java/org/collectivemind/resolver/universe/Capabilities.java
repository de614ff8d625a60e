package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;

/** Of two packages that provide one capability, one at most is taken. A package may be taken twice. Mutable. */
final class Capabilities {
    private final Map<CapabilityName, List<Place>> providers = new HashMap<>();

    void sighted(Place place, List<Incompatibility> rules) {
        place.published().provides().forEach((capability, positions) -> {
            List<Place> others = providers.computeIfAbsent(capability, key -> new ArrayList<>());
            for (Place other : others) {
                if (!other.slot().name().equals(place.slot().name())) {
                    rules.add(exclusive(capability, other, place));
                }
            }
            if (!others.contains(place)) {
                others.add(place);
            }
        });
    }

    private static Incompatibility exclusive(CapabilityName capability, Place one, Place other) {
        Choices ones = one.published().provides().get(capability);
        Choices others = other.published().provides().get(capability);
        return Incompatibility.of(
                new Reasons.SameCapability(capability, one.holder(), ones, other.holder(), others),
                List.of(new Term(one.holder(), ones), new Term(other.holder(), others)));
    }
}
