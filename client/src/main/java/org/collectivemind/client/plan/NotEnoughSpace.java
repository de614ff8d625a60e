package org.collectivemind.client.plan;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** An installation does not fit on the disk of the store; found before anything was fetched or written. */
public final class NotEnoughSpace extends CmException {
    private final Path store;
    private final Budget budget;

    NotEnoughSpace(Path store, Budget budget) {
        super(
                ExitCode.FAILURE,
                "the installation does not fit on the disk of the store",
                List.of(
                        "needs  " + ByteText.of(budget.room()) + " (" + ByteText.of(budget.write())
                                + " of files, and what unpacking takes)",
                        "free   " + ByteText.of(budget.usable().orElseThrow()) + " for " + store,
                        "nothing was fetched"),
                List.of(
                        "`cm store gc` removes what no project uses any more",
                        "or free some space, or move the store to another disk: CM_HOME says where it is"));
        this.store = store;
        this.budget = budget;
    }

    public Path store() {
        return store;
    }

    public Budget budget() {
        return budget;
    }
}
