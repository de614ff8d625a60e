package org.collectivemind.client.plan;

import java.util.List;

/**
 * All that an installation will do, decided before anything is fetched.
 *
 * @param views in the order in which the variants were wanted
 * @param payloads each once, biggest download first
 */
public record Plan(List<PlannedView> views, List<PlannedPayload> payloads, Budget budget) {
    public Plan {
        views = List.copyOf(views);
        payloads = List.copyOf(payloads);
    }

    /** How many payloads are to be fetched. */
    public int downloads() {
        return (int) payloads.stream()
                .filter(payload -> payload.acquisition() instanceof Acquisition.Remote)
                .count();
    }
}
