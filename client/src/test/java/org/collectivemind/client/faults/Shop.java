package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.maven.Jar;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;

/**
 * A registry and the upstream hosts its packages name, on one server, and a locked project that wants all of it: weights of several
 * parts as they are, two packages of many small files, a library out of a jar. Published once for each size of weights; every shop
 * has a server of its own.
 */
final class Shop implements AutoCloseable {
    static final String WEIGHTS = "/upstream/weights.bin";
    static final String JAR = "/upstream/natives.jar";
    static final String LABELS = "/registry/org/example/labels/1.0.0/labels-1.0.0-default.tar.zst";
    static final String TOKENS = "/registry/org/example/tokens/1.0.0/tokens-1.0.0-default.tar.zst";
    private static final String MANIFEST = """
            project: {name: demo}
            registries: {shop: "%s"}
            targets: {box: {os: linux, arch: x86_64}}
            dependencies: [%s]
            """;
    private static final List<String> ALL = List.of("weights", "labels", "tokens", "natives");
    private static final List<String> SOME = List.of("weights", "tokens");
    private static final Map<Long, Published> PUBLISHED = new HashMap<>();

    final ChaosServer server = ChaosServer.start();
    private final long size;
    private final Published published;
    private final Path root;
    private int places;

    /**
     * @param lock its text, as seen from the server it was made with
     * @param smallerLock one of half the packages
     * @param files what an installation holds
     */
    private record Published(
            Path registry, String address, String lock, String smallerLock, Map<String, Digest> files) {}

    private Shop(Path root, Published published, long weights) {
        this.size = weights;
        this.root = root;
        this.published = published;
        stock(server, weights, published.registry());
    }

    /** @param root an empty directory for the places of this shop */
    static Shop open(Path root, long weights) {
        synchronized (PUBLISHED) {
            return new Shop(root, PUBLISHED.computeIfAbsent(weights, Shop::publish), weights);
        }
    }

    /** A project that is a lock alone, for this server, in a home where nothing was installed yet. */
    Place newPlace() {
        String name = "place-" + ++places;
        return place(root.resolve(name), root.resolve(name).resolve("home"), published.lock());
    }

    /** Another project in the same home, with the same lock or a smaller one that overlaps it. */
    Place beside(Place place, String name, boolean smaller) {
        Path directory = place.project().resolveSibling(name);
        return place(directory, place.home(), smaller ? published.smallerLock() : published.lock());
    }

    private Place place(Path directory, Path home, String lock) {
        try {
            Files.createDirectories(directory.resolve("project"));
            Files.writeString(
                    directory.resolve("project/cm.lock"),
                    lock.replace(published.address(), server.uri("").toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Place(directory.resolve("project"), home);
    }

    /** Puts back what a fault replaced. */
    void restock() {
        stock(server, size, published.registry());
        // What a fault put in its place hides the directory's file.
        String inRegistry = TOKENS.substring("/registry/".length());
        server.serve(TOKENS, Body.file(published.registry().resolve(inRegistry)));
    }

    /** The directory the registry is served from. */
    Path registry() {
        return published.registry();
    }

    /** Of the weights, in bytes. */
    long size() {
        return size;
    }

    @Override
    public void close() {
        server.close();
    }

    private static void stock(ChaosServer server, long weights, Path registry) {
        server.serve(WEIGHTS, Body.generated(7, weights)).serve(JAR, jar()).serveDirectory("/registry", registry);
    }

    private static byte[] jar() {
        Map<String, String> entries = new TreeMap<>();
        for (String platform : new String[] {"linux", "mac", "windows"}) {
            entries.put("native/" + platform + "/libmodel.so", text(platform.hashCode(), 200_000));
        }
        entries.put("META-INF/LICENSE", "as you like\n");
        return Jar.of(entries);
    }

    private static String text(long seed, int size) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static Published publish(long weights) {
        try (ChaosServer server = ChaosServer.start()) {
            Path root = Files.createTempDirectory("cm-shop");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Place.delete(root)));
            Place publisher = new Place(root.resolve("project"), root.resolve("home"));
            Files.createDirectories(publisher.project());
            Path registry = root.resolve("registry");
            stock(server, weights, registry);
            publisher.does("registry", "init", "../registry");
            Map<String, Digest> files = new TreeMap<>();
            for (PackageDirectory source : sources(root.resolve("sources"), server, weights, files)) {
                publisher.does(
                        "publish",
                        "--registry",
                        "file:../registry",
                        source.root().toString());
            }
            String address = server.uri("").toString();
            String smaller = lock(publisher, address, SOME);
            return new Published(registry, address, lock(publisher, address, ALL), smaller, files);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String lock(Place publisher, String address, List<String> names) throws IOException {
        String dependencies = String.join(
                ", ", names.stream().map(name -> "org.example:" + name).toList());
        Files.writeString(
                publisher.project().resolve("cm.yaml"), MANIFEST.formatted(address + "/registry", dependencies));
        publisher.does("lock");
        return Files.readString(publisher.project().resolve("cm.lock"));
    }

    private static Iterable<PackageDirectory> sources(
            Path directory, ChaosServer server, long weights, Map<String, Digest> files) throws IOException {
        Digest model = Body.generated(7, weights).digest();
        files.put("weights/weights.bin", model);
        files.put(
                "natives/native/linux/libmodel.so",
                Hasher.of(text("linux".hashCode(), 200_000).getBytes(StandardCharsets.UTF_8)));
        return List.of(
                new PackageDirectory(directory.resolve("weights"), manifest("weights", """
                        sources: [{url: "%s", sha256: %s, size: %d, path: weights.bin}]\
                        """.formatted(
                                server.uri(WEIGHTS), model, weights))),
                new PackageDirectory(directory.resolve("natives"), manifest("natives", """
                        sources: [{url: "%s", sha256: %s, size: %d, entries: [native/linux/libmodel.so]}]\
                        """.formatted(
                                server.uri(JAR), Hasher.of(jar()), jar().length))),
                small(directory, "labels", 10, 300, files),
                small(directory, "tokens", 20, 40_000, files));
    }

    private static PackageDirectory small(Path directory, String name, int count, int size, Map<String, Digest> files) {
        PackageDirectory source = new PackageDirectory(directory.resolve(name), manifest(name, "files: ['data/**']"));
        for (int i = 0; i < count; i++) {
            String path = "data/" + i % 4 + "/" + i + ".txt";
            String content = text(name.hashCode() * 1000L + i, size);
            source.text(path, content);
            files.put(name + "/" + path, Hasher.of(content.getBytes(StandardCharsets.UTF_8)));
        }
        return source;
    }

    private static String manifest(String name, String variant) {
        return "package: {name: \"org.example:" + name + "\", version: 1.0.0, kind: dataset}\nvariants: [{" + variant
                + "}]\n";
    }

    void requireInstalled(Place place) {
        assertThat(place.environment()).isEqualTo(published.files());
    }

    /** All that is pinned is there and right; there may be more. */
    void requireAllInstalled(Place place) {
        assertThat(place.environment()).containsAllEntriesOf(published.files());
    }

    void requireSmallerInstalled(Place place) {
        Map<String, Digest> some = new TreeMap<>(published.files());
        some.keySet().removeIf(file -> !SOME.contains(file.substring(0, file.indexOf('/'))));
        assertThat(place.environment()).isEqualTo(some);
    }
}
