package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.request.VariantEntry;

/** The part of the {@link Validator} about packages that are selected together: conflicts, bounds, capabilities, coherence. */
final class NeighbourCheck {
    private final Selection selection;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<CapabilityName, PackageSlot> providers = new HashMap<>();
    private final Map<AttributeKey, String> values = new HashMap<>();

    NeighbourCheck(Selection selection) {
        this.selection = selection;
        selection
                .packages()
                .keySet()
                .forEach(slot -> selection.variant(slot).ifPresent(variant -> {
                    Relations relations = selection.relations(slot);
                    relations.conflicts().forEach(match -> bound(slot, match, false));
                    relations.constrains().forEach(match -> bound(slot, match, true));
                    relations.provides().forEach(capability -> provides(slot, capability));
                    relations.coherent().forEach(key -> coherent(slot, variant, key));
                }));
    }

    List<Violation> violations() {
        return violations;
    }

    private void bound(PackageSlot slot, PackageMatch match, boolean wanted) {
        for (PackageSlot other : selection.packages().keySet()) {
            boolean isMeant = other.name().equals(match.name()) && !other.name().equals(slot.name());
            if (isMeant && selection.matches(other, match.constraint(), match.select()) != wanted) {
                violations.add(new Violation(
                        slot, wanted ? "allows `" + other + "` only as " + match : "conflicts with " + match));
            }
        }
    }

    private void provides(PackageSlot slot, Capability capability) {
        PackageSlot first = providers.putIfAbsent(capability.name(), slot);
        if (first != null && !first.name().equals(slot.name())) {
            violations.add(new Violation(slot, "provides " + capability.name() + ", as `" + first + "` does"));
        }
    }

    private void coherent(PackageSlot slot, VariantEntry variant, AttributeKey key) {
        variant.attributes().get(key).ifPresent(value -> {
            String first = values.putIfAbsent(key, value);
            if (first != null && !first.equals(value)) {
                violations.add(new Violation(slot, "is for " + key + "=" + value + " beside " + first));
            }
        });
    }
}
