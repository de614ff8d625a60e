package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.Map;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenProjectTest {
    @TempDir
    Path root;

    @Test
    void aPlainMavenRepositoryBesideOurOwn() {
        try (ChaosServer server = ChaosServer.start()) {
            Session session =
                    Session.inProject(root, "org.example:greeter@^1.0").mirrorCentral(server.uri("/"));
            Path repository = session.work().resolve("repository");
            server.serveDirectory("/", repository);
            MavenRepositoryWriter writer = MavenRepositoryWriter.in(repository);
            for (String version : new String[] {"1.0", "1.1", "2.0-rc1"}) {
                writer.artifact("com.example:base", version)
                        .jar(Map.of("base.txt", version))
                        .publish();
            }
            writer.artifact("com.example:app", "1.0")
                    .depends(PomDependency.on("com.example:base", "[1.0,2.0)"))
                    .jar(Map.of("app.txt", "app"))
                    .classified("linux-x86_64", Map.of("libapp.so", "native"))
                    .publish();
            session.cm("registry", "add", "central", "maven:central")
                    .cm("info", "com.example:base")
                    .cm("add", "com.example:app")
                    .cm("install")
                    .cm("tree")
                    .cm("why", "base")
                    .cm("env")
                    .cm("search", "app")
                    .comment("everything is in the store and in the local Maven repository now")
                    .cm("install", "--offline")
                    .remove(".cm")
                    .cm("install", "--offline", "--json")
                    .cm("lock", "--offline", "--check")
                    .cm("remove", "com.example:app")
                    .matches("project/maven");
        }
    }

    @Test
    void aNewerVersionThatNoPomAsksForIsNoConflict() {
        try (ChaosServer server = ChaosServer.start()) {
            Session session =
                    Session.inProject(root, "org.example:greeter@^1.0").mirrorCentral(server.uri("/"));
            Path repository = session.work().resolve("repository");
            server.serveDirectory("/", repository);
            MavenRepositoryWriter writer = MavenRepositoryWriter.in(repository);
            for (String version : new String[] {"1.0", "1.1"}) {
                writer.artifact("com.example:leaf", version)
                        .jar(Map.of("leaf.txt", version))
                        .publish();
            }
            writer.artifact("com.example:app", "1.0")
                    .depends(PomDependency.on("com.example:leaf", "1.0"))
                    .jar(Map.of("app.txt", "app"))
                    .publish();
            session.cm("registry", "add", "central", "maven:central")
                    .cm("add", "com.example:app")
                    .cm("outdated")
                    .matches("project/maven-outdated");
        }
    }
}
