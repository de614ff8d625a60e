package org.collectivemind.client.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where {@link StartupTraining} works: a scratch directory with a home, two packages to publish, a Maven repository and a project that
 * needs all of them, and a server of these files on the loopback interface. Closing it deletes everything.
 */
final class TrainingGround implements AutoCloseable {
    private final Path directory;
    private final HttpServer server;

    private TrainingGround(Path directory, HttpServer server) {
        this.directory = directory;
        this.server = server;
    }

    static TrainingGround make() throws IOException {
        Path directory = Files.createTempDirectory("cm-startup-training");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TrainingGround ground = new TrainingGround(directory, server);
        server.createContext("/", ground::answer);
        server.start();
        try {
            ground.fill();
        } catch (IOException failed) {
            ground.close();
            throw failed;
        }
        return ground;
    }

    Path project() {
        return directory.resolve("project");
    }

    /** Nothing of the user's: neither settings nor proxies nor a home. */
    Map<String, String> variables() {
        return Map.of("CM_HOME", directory.resolve("home").toString(), "HOME", directory.toString());
    }

    /** The commands, in an order in which each finds what it needs. */
    List<List<String>> lessons() {
        String registry = "file:" + directory.resolve("registry");
        return List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("install", "--help"),
                List.of("registry", "init", directory.resolve("registry").toString()),
                List.of(
                        "publish",
                        "--registry",
                        registry,
                        directory.resolve("data").toString()),
                List.of(
                        "publish",
                        "--registry",
                        registry,
                        directory.resolve("model").toString()),
                List.of("lock", "--explain"),
                List.of("install"),
                List.of("install"),
                List.of("install", "--locked"),
                List.of("install", "--json"),
                List.of("lock"),
                List.of("run"),
                List.of("env"),
                List.of("tree"),
                List.of("why", "model"),
                List.of("info", "model"),
                List.of("search", "model"),
                List.of("registry", "list"),
                List.of("add", "org.example:nowhere@^1.0"),
                List.of("add", "org.example:data@^1.0"),
                List.of("remove", "org.example:data"),
                List.of("update"),
                List.of("install"),
                List.of("platform", "show"),
                List.of("store", "stats"),
                List.of("instal"));
    }

    private void fill() throws IOException {
        String address = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
        write("project/cm.yaml", """
                # What somebody would write.
                project: {name: training}
                registries:
                  ours: {url: "%s/registry", groups: ["org.example"]}
                  theirs: {maven: theirs, url: "%s/maven", groups: ["com.example"]}
                targets:
                  host: host
                  mac: {platform: mac.yaml}
                dependencies:
                  - org.example:model@^1.0#ml.precision=int8
                  - com.example:library@1.0
                """.formatted(address, address));
        write(
                "project/mac.yaml",
                "platform: 1\nname: mac\nfacts: {os: macos, arch: aarch64}\n"
                        + "devices:\n  - {api: metal, index: 0, name: sample}\n");
        write(
                "data/cm.yaml",
                "package: {name: \"org.example:data\", version: 1.0.0, kind: dataset, license: Apache-2.0}\n"
                        + "variants:\n  - files: [data.txt, more.txt]\n");
        write("data/data.txt", "data");
        write("data/more.txt", "more data");
        write("model/cm.yaml", """
                package: {name: "org.example:model", version: 1.0.0, kind: model, license: Apache-2.0, tags: [sample]}
                attributes:
                  ml.precision: {values: [fp32, int8], default: fp32}
                variants:
                  - when: {ml.precision: fp32}
                    files: [fp32.bin]
                  - when: {ml.precision: int8}
                    files: [int8.bin]
                    requires: "os in [linux, macos, windows]"
                dependencies:
                  - org.example:data@^1.0
                exports: {env: {MODEL: "{root}"}, path: [bin], commands: {show: "echo {root}"}}
                """);
        write("model/fp32.bin", "a model");
        write("model/int8.bin", "a small model");
        deploy(
                "com/example/library/maven-metadata.xml",
                "<metadata><groupId>com.example</groupId><artifactId>library</artifactId><versioning><versions>"
                        + "<version>1.0</version></versions></versioning></metadata>");
        deploy(
                "com/example/library/1.0/library-1.0.pom",
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId>"
                        + "<artifactId>library</artifactId><version>1.0</version></project>");
        deploy("com/example/library/1.0/library-1.0.jar", "classes");
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** A file of the Maven repository, with the checksum Maven wants beside it. */
    private void deploy(String name, String content) throws IOException {
        write("maven/" + name, content);
        try {
            byte[] checksum = MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8));
            write("maven/" + name + ".sha1", HexFormat.of().formatHex(checksum));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-1", impossible);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file = directory
                .resolve(exchange.getRequestURI().getPath().substring(1))
                .normalize();
        try (exchange) {
            if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head || content.length == 0 ? -1 : content.length);
            if (!head) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
