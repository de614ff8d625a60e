package org.collectivemind.resolver.universe;

import java.util.List;
import org.collectivemind.resolver.solve.Incompatibility;

/** What packages that are taken together have to do with each other, beside depending on one another. Mutable. */
final class Neighbours {
    private final Bounds bounds;
    private final Capabilities capabilities;
    private final Coherence coherence;

    Neighbours(Nodes nodes) {
        this.bounds = new Bounds(nodes);
        this.capabilities = new Capabilities();
        this.coherence = new Coherence(nodes);
    }

    /** The place has a holder, or a new one: everything told about it is told of that. */
    void sighted(Place place, List<Incompatibility> rules) {
        bounds.sighted(place, rules);
        capabilities.sighted(place, rules);
        coherence.sighted(place, rules);
    }

    /** Tells what the candidates loaded by now say of others. */
    void tell(Place place, int holder, List<Incompatibility> rules) {
        bounds.tell(place, holder, rules);
    }
}
