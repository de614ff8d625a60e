package org.collectivemind.client.plan;

import java.util.List;
import java.util.function.Supplier;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.store.Batch;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.View;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.format.release.Payload;

/**
 * Carries out a plan. Payloads are fetched and unpacked into blobs side by side; then the names of all blobs are forced to disk,
 * once; then trees and views are made, side by side. So nothing refers to a blob that a loss of power can take away, and two
 * hundred packages cost as many forced directories as one.
 *
 * <p>The first failure ends the rest. What reached the store stays, and so does what a download can go on with: the same
 * installation, run again, fetches the rest.
 */
public final class Pipeline {
    /** Payloads at a time: small ones wait for the network more than they use it. */
    static final int AT_ONCE = 16;

    private final Store store;
    private final Supplier<Transfer> transfer;
    private final Progress progress;

    /** @param transfer asked only where something is to be fetched */
    public Pipeline(Store store, Supplier<Transfer> transfer, Progress progress) {
        this.store = store;
        this.transfer = transfer;
        this.progress = progress;
    }

    /**
     * @param views in the plan's order
     * @param fetched bytes that came over the network
     * @param verified the payloads whose own sha256 was computed from what was fetched
     * @param adopted what was on this machine
     * @param refused what was found there, and was something else; it was fetched instead
     */
    public record Outcome(
            List<View> views,
            long fetched,
            List<Payload> verified,
            List<AdoptedFile> adopted,
            List<AdoptedFile> refused) {
        /** Of the views that were made. */
        public Links links() {
            return Links.of(views);
        }
    }

    /** @throws NotEnoughSpace where it does not fit, before anything is done */
    public Outcome run(Plan plan) {
        requireRoom(plan.budget());
        Batch batch = store.newBatch();
        PayloadIntake intake = new PayloadIntake(store, transfer, new SafeExtractor(Limits.DEFAULT), progress, batch);
        List<PlannedPayload> wanted = plan.payloads().stream()
                .filter(payload -> !(payload.acquisition() instanceof Acquisition.Present))
                .toList();
        intake.requireReachable(wanted);
        if (!wanted.isEmpty()) {
            try (Workers workers = new Workers(Math.min(AT_ONCE, wanted.size()))) {
                wanted.forEach(payload -> workers.submit(() -> intake.take(payload)));
                workers.await();
            }
        }
        batch.force();
        try (Workers workers = Workers.forFiles()) {
            List<View> views = workers.map(plan.views(), this::laidOut);
            return new Outcome(views, intake.fetched(), intake.verified(), intake.adopted(), intake.refused());
        }
    }

    /** Also of what is only planned. @throws NotEnoughSpace where it does not fit */
    public void requireRoom(Budget budget) {
        if (!budget.fits()) {
            throw new NotEnoughSpace(store.directory(), budget);
        }
    }

    private View laidOut(PlannedView planned) {
        return planned.standing().orElseGet(() -> {
            store.commit(planned.tree());
            return store.materialise(planned.tree(), planned.name());
        });
    }
}
