package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.Map;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.maven.Jar;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.server.ChaosServer;

/**
 * A machine with a network, on which a project is locked that takes something of every kind: hosted files small and big, an upstream
 * file, entries of an upstream archive, jars of a plain Maven repository with parents and imports. And machines without one.
 */
final class AirGap implements AutoCloseable {
    private final Path root;
    private final ChaosServer server = ChaosServer.start();
    private final Session online;
    private int machines;
    private byte[] jar = new byte[0];
    private byte[] weights = new byte[0];

    /** @param root an empty directory */
    AirGap(Path root) {
        this.root = root;
        this.online = Session.in(root.resolve("online"));
        Path registry = online.work().resolve("registry");
        server.serveDirectory("/registry", registry)
                .serveDirectory("/maven", maven(online.work().resolve("maven")));
        online.quietly("registry", "init", registry.toString());
        publish(model());
        publish(natives());
        publish(tool());
        online.silently("project/cm.yaml", manifest()).cd("project");
        online.silently("mac.yaml", "platform: 1\nname: mac\nfacts: {os: macos, arch: aarch64}\n");
        online.quietly("lock");
    }

    private void publish(PackageDirectory source) {
        online.quietly("publish", "--registry", "file:registry", source.root().toString());
    }

    private PackageDirectory model() {
        weights = "weights of the model".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        server.serve("/weights.bin", weights);
        return new PackageDirectory(online.work().resolve("model"), """
                package: {name: 'org.example:model', version: 1.0.0, kind: model, tags: [text]}
                variants:
                  - files: [tokens.bin]
                    sources: [{url: "%s", sha256: %s, size: %d}]
                """.formatted(
                                server.uri("/weights.bin"), Hasher.of(weights), weights.length))
                .bytes("tokens.bin", 1, 17 << 20);
    }

    /** Of the jar a tenth is wanted. */
    private PackageDirectory natives() {
        jar = Jar.of(Map.of(
                "linux/libnative.so", "native of linux",
                "mac/libnative.dylib", "native of mac",
                "docs/manual.txt", "a long manual ".repeat(2000)));
        server.serve("/natives.jar", jar);
        String source = "sources: [{url: \"%s\", sha256: %s, size: %d, entries: ['%%s/*']}]"
                .formatted(server.uri("/natives.jar"), Hasher.of(jar), jar.length);
        return new PackageDirectory(
                online.work().resolve("natives"),
                "package: {name: 'org.example:natives', version: 1.0.0, kind: tool}\nvariants:\n"
                        + "  - {id: linux, requires: {os: linux}, " + source.formatted("linux") + "}\n"
                        + "  - {id: mac, requires: {os: macos}, " + source.formatted("mac") + "}\n");
    }

    private PackageDirectory tool() {
        return new PackageDirectory(online.work().resolve("tool"), """
                package: {name: 'org.example:tool', version: 2.1.0, kind: tool, description: Needs it all}
                variants: [{files: [bin/**], exports: {path: [bin]}}]
                dependencies: ['org.example:model@^1', 'org.example:natives@^1']
                """)
                .program("bin/tool", "#!/bin/sh\necho tool\n")
                .text("bin/data.txt", "data");
    }

    private static Path maven(Path repository) {
        MavenRepositoryWriter writer = MavenRepositoryWriter.in(repository);
        writer.artifact("com.example:bom", "3")
                .packaging("pom")
                .manages(PomDependency.on("com.example:leaf", "1.1"))
                .publish();
        writer.artifact("com.example:parent", "7")
                .packaging("pom")
                .manages(
                        PomDependency.on("com.example:bom", "3").withType("pom").withScope("import"))
                .publish();
        for (String version : new String[] {"1.0", "1.1", "1.2"}) {
            writer.artifact("com.example:leaf", version)
                    .jar(Map.of("leaf.txt", version))
                    .publish();
        }
        writer.artifact("com.example:app", "1.0")
                .parent("com.example:parent", "7")
                .depends(PomDependency.managed("com.example:leaf"))
                .jar(Map.of("app.txt", "app"))
                .publish();
        return repository;
    }

    private String manifest() {
        return """
                project:
                  name: demo
                registries:
                  main: "%s"
                  near: {maven: near, url: "%s", groups: [com.example]}
                targets:
                  host: host
                  mac: {platform: mac.yaml}
                dependencies:
                  - org.example:tool@^2
                  - com.example:app@1.0
                """.formatted(server.uri("/registry"), server.uri("/maven"));
    }

    /** In the project. */
    Session online() {
        return online;
    }

    /** The upstream file of the model. */
    byte[] weights() {
        return weights.clone();
    }

    /** The upstream archive of the natives. */
    byte[] jar() {
        return jar.clone();
    }

    ChaosServer server() {
        return server;
    }

    /** Where the online machine makes its bundles. */
    Path stick() {
        return online.work().resolve("stick");
    }

    /** A new machine with a copy of the project in {@code project}, and nothing else. */
    Session machine() {
        Session machine = Session.in(root.resolve("machine" + machines++));
        for (String name : new String[] {"cm.yaml", "cm.lock", "mac.yaml"}) {
            machine.silently("project/" + name, online.readAt("project/" + name));
        }
        return machine.cd("project");
    }

    /** A new machine with a copy of a bundle in {@code stick} and of its project in {@code project}, and nothing else. */
    Session offline(Path bundle) {
        Session machine = Session.in(root.resolve("offline" + machines++));
        Path stick = machine.work().resolve("stick");
        Tree.copy(bundle, stick);
        Tree.copy(stick.resolve("project"), machine.work().resolve("project"));
        return machine.cd("project");
    }

    /** From here on there is no network. */
    void cut() {
        server.close();
    }

    @Override
    public void close() {
        cut();
    }
}
