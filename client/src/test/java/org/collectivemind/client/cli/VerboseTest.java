package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerboseTest {
    @TempDir
    Path root;

    @Test
    void whatACommandTook() {
        try (ChaosServer server = ChaosServer.start()) {
            Session session = Session.inProject(root, "org.example:greeter@^1.0");
            server.serveDirectory("/", session.work().resolve("registry"));
            session.comment("a registry in a directory is asked nothing over the network")
                    .cm("lock", "-v")
                    .cm("tree", "-v")
                    .comment("the same registry behind a web server")
                    .edit("cm.yaml", "file:../registry", server.uri("/").toString())
                    .cm("lock", "-v")
                    .cm("lock", "--check", "--verbose", "--json")
                    .cm("install", "-v")
                    .comment("a failure took something too")
                    .cm("add", "-v", "--json", "org.example:greeter@>=9")
                    .comment("quiet is stronger")
                    .cm("lock", "-v", "--quiet")
                    .matches("project/verbose");
        }
    }

    @Test
    void everyRequestToAMavenRepositoryIsCounted() throws IOException {
        try (ChaosServer server = ChaosServer.start()) {
            Session session = Session.in(root).mirrorCentral(server.uri("/"));
            Path repository = session.work().resolve("repository");
            server.serveDirectory("/", repository);
            MavenRepositoryWriter.in(repository)
                    .artifact("com.example:base", "1.0")
                    .jar(Map.of("base.txt", "base"))
                    .publish()
                    .artifact("com.example:app", "1.0")
                    .depends(PomDependency.on("com.example:base", "1.0"))
                    .jar(Map.of("app.txt", "app"))
                    .publish();
            session.silently("cm.yaml", """
                    project: {name: demo}
                    registries: {central: {maven: central}}
                    targets: {box: {os: linux, arch: x86_64}}
                    dependencies: ["com.example:app@[1.0]"]
                    """);

            Session.Said said = session.run("lock", "--json", "-v");

            JsonNode statistics = new ObjectMapper().readTree(said.out()).get("statistics");
            assertThat(statistics.get("requests").get("total").asInt())
                    .isEqualTo(server.requests().size());
            long bytes = server.requests().stream()
                    .map(request -> request.path())
                    .distinct()
                    .mapToLong(server::bytesSent)
                    .sum();
            assertThat(statistics.get("requests").get("bytes").asLong()).isBetween(bytes / 2, bytes);
            assertThat(statistics.get("resolver").get("packages").asInt()).isEqualTo(2);
            assertThat(said.err()).contains("resolver: 1 target, 2 packages", "2 version lists, 2 POMs", "2 files");
        }
    }
}
