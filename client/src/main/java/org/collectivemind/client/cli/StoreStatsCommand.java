package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.home.StoreLayers;
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
        Store store = store(context());
        StoreStatistics statistics = store.statistics();
        List<String> text = new ArrayList<>(List.of(
                "store       " + store.directory(),
                "blobs       " + statistics.blobs(),
                "views       " + statistics.views() + " of " + Counted.of(statistics.trees(), "tree"),
                "projects    " + statistics.roots(),
                "on disk     " + ByteText.of(statistics.physicalBytes()) + " ("
                        + ByteText.of(statistics.apparentBytes()) + " without sharing)",
                "garbage     " + ByteText.of(statistics.reclaimableBytes()) + " that `cm store gc` frees",
                "unfinished  " + Counted.of(statistics.partials(), "download"),
                "quarantine  " + statistics.quarantined()
                        + (statistics.quarantined() == 1 ? " damaged entry" : " damaged entries")));
        for (StoreStatistics.Layer layer : statistics.layers()) {
            text.add("layer       " + layer.path() + ": "
                    + (layer.present()
                            ? Counted.of(layer.blobs(), "blob") + ", " + Counted.of(layer.views(), "view") + ", "
                                    + ByteText.of(layer.physicalBytes())
                            : "not there"));
        }
        return new Result(text, statistics);
    }

    private static Store store(ProcessContext context) {
        CmHome home = CmHome.of(context.variables());
        return Store.open(home.store(), StoreLayers.of(home, context.variables()));
    }
}
