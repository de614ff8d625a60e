package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallSaysWhatItTakesTest {
    @TempDir
    Path root;

    private Session session;

    @BeforeEach
    void project() {
        session = Session.inProject(root, "org.example:greeter@^1", "org.example:classifier@^1.5");
    }

    @Test
    void aLookSaysWhatWouldBeFetchedAndDoesNothing() {
        session.cm("install", "--dry-run").comment("a look never locks").quietly("lock");
        Snapshot before = session.snapshot();
        session.cm("install", "--dry-run").cm("install", "--dry-run", "--json");
        before.isIntact();
        session.cm("install", "-v", "--json")
                .cm("install", "--dry-run")
                .cm("install", "--dry-run", "--relock-for-host")
                .matches("project/dry-run");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        session.quietly("lock").withRoomFor(150_000);
        Snapshot before = session.snapshot();
        session.cm("install").cm("install", "--dry-run").cm("install", "--json");
        before.isIntact();
        session.withRoomFor(1_000_000).cm("install").matches("project/no-room");
    }
}
