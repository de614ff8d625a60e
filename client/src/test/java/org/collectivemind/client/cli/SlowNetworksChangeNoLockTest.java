package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.collectivemind.testrepos.maven.MavenArtifactWriter;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree of POMs with parents behind a server that answers each request after another pause. */
class SlowNetworksChangeNoLockTest {
    private static final int ARTIFACTS = 12;
    private static final int SEEDS = 4;

    @TempDir
    Path root;

    private final ChaosServer server = ChaosServer.start();

    @BeforeEach
    void aTreeOfPoms() {
        Path repository = root.resolve("repository");
        server.serveDirectory("/", repository);
        MavenRepositoryWriter writer = MavenRepositoryWriter.in(repository);
        for (int parent = 0; parent < 2; parent++) {
            writer.artifact("com.example:parent" + parent, "1")
                    .packaging("pom")
                    .property("level", "1." + parent)
                    .publish();
        }
        for (int artifact = ARTIFACTS - 1; artifact >= 0; artifact--) {
            for (String version : List.of("1.0", "1.1")) {
                MavenArtifactWriter pom = writer.artifact("com.example:a" + artifact, version)
                        .parent("com.example:parent" + artifact % 2, "1")
                        .jar(Map.of("what.txt", artifact + " " + version));
                for (int child : new int[] {2 * artifact + 1, 2 * artifact + 2}) {
                    if (child < ARTIFACTS) {
                        pom.depends(PomDependency.on("com.example:a" + child, child % 3 == 0 ? "${level}" : "1.0"));
                    }
                }
                pom.publish();
            }
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Session session(long seed) {
        Random random = new Random(seed);
        server.everywhere(() -> {
            synchronized (random) {
                return seed == 0 ? Fault.none() : Fault.hang(Duration.ofMillis(random.nextInt(12)));
            }
        });
        Path home = root.resolve("seed" + seed);
        return Session.in(home).mirrorCentral(server.uri("/")).silently("cm.yaml", """
                        project: {name: demo}
                        registries: {central: {maven: central}}
                        targets: {box: {os: linux, arch: x86_64}}
                        dependencies: ["com.example:a0@[1.0]"]
                        """);
    }

    @Test
    void theLockHasTheSameBytes() {
        List<String> locks = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Session session = session(seed).quietly("lock");
            locks.add(session.read("cm.lock"));
        }

        assertThat(locks.get(0)).contains("com.example:a11");
        assertThat(locks).containsOnly(locks.get(0));
    }

    @Test
    void theFirstOfTwoFailuresIsTold() {
        server.always("/com/example/a9/1.1/a9-1.1.jar", Fault.status(404));
        server.always("/com/example/a9/1.0/a9-1.0.jar", Fault.status(404));
        server.always("/com/example/a10/1.0/a10-1.0.jar", Fault.status(404));
        List<String> failures = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Session.Said said = session(seed).run("lock", "--quiet");
            assertThat(said.exitCode()).isNotZero();
            failures.add(said.err());
        }

        assertThat(failures.get(0)).contains("com.example:a10").doesNotContain("a9");
        assertThat(failures).containsOnly(failures.get(0));
    }

    @Test
    void aPomThatCannotBeReadIsTheSameFailure() {
        server.always("/com/example/a5/1.0/a5-1.0.pom", Fault.status(500));
        server.always("/com/example/a5/1.1/a5-1.1.pom", Fault.status(500));
        List<String> failures = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Session.Said said = session(seed).run("lock", "--quiet");
            assertThat(said.exitCode()).isNotZero();
            failures.add(said.err());
        }

        assertThat(failures.get(0)).contains("com.example:a5");
        assertThat(failures).containsOnly(failures.get(0));
    }
}
