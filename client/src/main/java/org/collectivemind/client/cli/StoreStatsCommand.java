package org.collectivemind.client.cli;

import java.util.List;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.StoreStatistics;
import org.collectivemind.format.error.ByteText;
import picocli.CommandLine.Command;

/** {@code cm store stats}. */
@Command(
        name = "stats",
        header = "Say what the store holds and how much room it takes.",
        footer = {"", "Examples:", "  cm store stats", "  cm store stats --json"})
final class StoreStatsCommand extends CmCommand {
    StoreStatsCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        Store store = Store.open(CmHome.of(context().variables()).store());
        StoreStatistics statistics = store.statistics();
        return new Result(
                List.of(
                        "store       " + store.directory(),
                        "blobs       " + statistics.blobs(),
                        "views       " + statistics.views() + " of " + Counted.of(statistics.trees(), "tree"),
                        "projects    " + statistics.roots(),
                        "on disk     " + ByteText.of(statistics.physicalBytes()) + " ("
                                + ByteText.of(statistics.apparentBytes()) + " without sharing)",
                        "garbage     " + ByteText.of(statistics.reclaimableBytes()) + " that `cm store gc` frees",
                        "unfinished  " + Counted.of(statistics.partials(), "download"),
                        "quarantine  " + statistics.quarantined()
                                + (statistics.quarantined() == 1 ? " damaged entry" : " damaged entries")),
                statistics);
    }
}
