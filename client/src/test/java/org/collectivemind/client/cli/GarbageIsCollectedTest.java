package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageIsCollectedTest {
    @TempDir
    Path root;

    @Test
    void whatAProjectPinsStaysAndWhatNobodyNeedsGoes() {
        Session session = Session.inProject(root, "org.example:greeter@^1.0");
        session.quietly("install");
        session.cd("../other")
                .silently("cm.yaml", Session.project("host", "org.example:classifier@^1.5"))
                .quietly("install");
        session.comment("what was made just now stays")
                .cm("store", "gc")
                .remove("../other")
                .cd("../project")
                .comment("one project is gone")
                .cm("store", "gc", "--grace", "0h", "--dry-run")
                .cm("store", "gc", "--grace", "0h")
                .cm("store", "gc", "--grace", "0h", "--json")
                .comment("the other one is as it was")
                .cm("store", "verify")
                .cm("install")
                .comment("its lock is in the middle of a merge: what it laid out stays")
                .silently("cm.lock", "<<<<<<< ours\n")
                .cm("store", "gc", "--grace", "0h")
                .remove("cm.lock")
                .quietly("lock");
        session.comment("there is less room than it needs")
                .cm("store", "gc", "--grace", "0h", "--max-size", "0")
                .cm("install")
                .cm("store", "gc", "--max-size", "1kB")
                .cm("store", "gc", "--max-size", "plenty")
                .cm("store", "gc", "--grace", "5 minutes")
                .matches("store/garbage");
    }
}
