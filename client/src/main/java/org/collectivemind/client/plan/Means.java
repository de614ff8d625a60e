package org.collectivemind.client.plan;

import java.util.function.Supplier;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Transfer;

/**
 * What installations are planned and carried out with.
 *
 * @param store made or opened at the first call, like {@code transfer}
 * @param adoption where to look before anything is fetched
 */
public record Means(
        Supplier<Store> store, Supplier<Transfer> transfer, Adoption adoption, Room room, Progress progress) {
    public Planner planner() {
        return new Planner(store.get(), adoption, room);
    }

    public Pipeline pipeline() {
        return new Pipeline(store.get(), transfer, progress);
    }
}
