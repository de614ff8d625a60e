package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.collectivemind.client.store.GarbageProcess;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static final List<String> WISHES =
            List.of("org.example:greeter@^1.1", "org.example:classifier@^1.5", "org.example:images");

    /** Eight projects with one store; each forgets again and again that it was installed. */
    @ParameterizedTest
    @CsvSource({"system, 0", "none, 1000000000"})
    void anInstallationBesideACollectionNeverLoses(String locks, String size) throws Exception {
        Session first = Session.inProject(root.resolve("0"), "org.example:greeter@^1.0");
        first.quietly("install");
        Tree.delete(first.file("cm.lock"));
        Tree.delete(first.file(".cm"));
        Path store = first.home().resolve("cm/store");
        Process collector = GarbageProcess.start(locks, store, size);
        BufferedReader told = collector.inputReader(StandardCharsets.US_ASCII);
        ExecutorService users = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int user = 0; user < 8; user++) {
                Session session = Session.inProject(root.resolve("user-" + user), WISHES.get(user % WISHES.size()));
                session.export("CM_HOME", first.home().resolve("cm").toString());
                all.add(users.submit(() -> installAgainAndAgain(session, store)));
            }
            for (Future<?> user : all) {
                user.get();
            }
            // On a busy machine the collector may have begun only now.
            Tree.delete(root.resolve("user-0"));
            assertThat(told.readLine()).isEqualTo("the first was removed");
        } finally {
            users.shutdownNow();
            collector.getOutputStream().write('\n');
            collector.getOutputStream().flush();
        }
        assertThat(collector.waitFor()).isZero();
        assertThat(Long.parseLong(told.readLine())).isPositive();
        first.quietly("store", "verify");
    }

    private static void installAgainAndAgain(Session session, Path store) {
        session.quietly("install");
        for (int round = 0; round < 5; round++) {
            Tree.delete(session.file(".cm"));
            Tree.delete(store.resolve("v1/roots").resolve(rootName(session)));
            session.quietly("install");
        }
    }

    private static String rootName(Session session) {
        return Hasher.of(session.directory().toString().getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
