package org.collectivemind.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.IndexRoot;
import org.collectivemind.format.index.RootCodec;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.ReleaseCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RacingPublishersLoseNothingTest {
    @TempDir
    Path directory;

    private DirectoryStorage storage;

    @BeforeEach
    void begin() {
        storage = new DirectoryStorage(directory.resolve("registry"));
        CmRegistryWriter.begin(storage, SampleRegistry.NOON);
    }

    @Test
    void publishersInSixteenThreads() throws Exception {
        List<String> acknowledged = race(16, publisher -> {
            List<String> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "org.example:p" + publisher % 3;
                String version = publisher + "." + i;
                if (SampleRegistry.publishEmpty(new DirectoryStorage(directory.resolve("registry")), name, version)) {
                    done.add(name + ":" + version);
                }
            }
            return done;
        });

        assertThat(acknowledged).hasSize(64);
        assertThat(committed()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(unbrokenChain()).isEqualTo(65);
        for (int i = 0; i < 3; i++) {
            assertThat(listing("p" + i)).containsExactlyInAnyOrderElementsOf(versionsOf("p" + i));
        }
    }

    @Test
    void publishersInTwoProcesses() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PublisherProcess.class.getName(),
                            storage.location(),
                            "org.example:p",
                            Integer.toString(i),
                            "15",
                            "2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        List<String> acknowledged = new ArrayList<>();
        for (Process process : processes) {
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(version -> "org.example:p:" + version)
                    .forEach(acknowledged::add);
            assertThat(process.waitFor()).isZero();
        }

        assertThat(acknowledged).hasSize(30);
        assertThat(committed()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(unbrokenChain()).isEqualTo(31);
        assertThat(listing("p")).containsExactlyInAnyOrderElementsOf(versionsOf("p"));
    }

    @Test
    void ofOneVersionWithManyContentsOneIsPublishedWithItsOwnPayload() throws Exception {
        List<String> winners = race(8, publisher -> {
            Path payload = Files.writeString(directory.resolve("payload" + publisher), "content " + publisher);
            Release release = SampleRegistry.release("org.example:p", "1.0", "content " + publisher);
            try {
                new CmRegistryWriter(new DirectoryStorage(directory.resolve("registry")))
                        .publish(
                                release,
                                ReleaseCodec.write(release),
                                Map.of("p-1.0-default.txt", payload),
                                SampleRegistry.NOON);
                return List.of("content " + publisher);
            } catch (VersionTaken lost) {
                return List.of();
            }
        });

        assertThat(winners).hasSize(1);
        assertThat(SampleRegistry.reader(storage)
                        .release(SampleRegistry.coordinate("org.example:p", "1.0"))
                        .description())
                .isEqualTo(winners.get(0));
        assertThat(directory.resolve("registry/org/example/p/1.0/p-1.0-default.txt"))
                .hasContent(winners.get(0));
        assertThat(Hasher.of(directory.resolve("registry/org/example/p/1.0/p-1.0.cm.json")))
                .isEqualTo(SampleRegistry.reader(storage)
                        .line(SampleRegistry.coordinate("org.example:p", "1.0"))
                        .orElseThrow()
                        .manifest());
    }

    @Test
    void theSameContentTwiceIsPublishedOnce() throws Exception {
        List<Boolean> first = race(
                8,
                publisher -> List.of(SampleRegistry.publishEmpty(
                        new DirectoryStorage(directory.resolve("registry")), "org.example:p", "1.0")));

        assertThat(first).containsOnlyOnce(true).hasSize(8);
        assertThat(unbrokenChain()).isEqualTo(2);
    }

    @Test
    void aPublishedVersionNeverChanges() {
        SampleRegistry.publish(storage, SampleRegistry.release("org.example:p", "1.0", "first"));

        assertThatThrownBy(
                        () -> SampleRegistry.publish(storage, SampleRegistry.release("org.example:p", "1.0", "second")))
                .isInstanceOf(VersionTaken.class)
                .hasMessageContaining("org.example:p:1.0");
        assertThat(SampleRegistry.reader(storage)
                        .release(SampleRegistry.coordinate("org.example:p", "1.0"))
                        .description())
                .isEqualTo("first");
    }

    @Test
    void aPublisherThatDiesAnywhereBeforeTheCommitLeavesNothingVisibleAndCanBeRepeated() {
        SampleRegistry.publishEmpty(storage, "org.example:p", "1.0");
        int steps = 0;
        boolean published = false;
        while (!published) {
            WatchedStorage failing = new WatchedStorage(storage, dyingAt(steps));
            try {
                published = SampleRegistry.publishEmpty(failing, "org.example:p", "1.1");
            } catch (Dead dead) {
                steps++;
                boolean visible = SampleRegistry.reader(storage)
                        .line(SampleRegistry.coordinate("org.example:p", "1.1"))
                        .isPresent();
                assertThat(visible).as("after %s writes", steps).isEqualTo(failing.committed());
                if (visible) {
                    new CmRegistryWriter(storage).list(PackageName.parse("org.example:p"));
                    published = true;
                }
            }
        }

        assertThat(steps).isGreaterThan(8);
        assertThat(committed()).containsExactlyInAnyOrder("org.example:p:1.0", "org.example:p:1.1");
        assertThat(unbrokenChain()).isEqualTo(3);
        assertThat(listing("p")).containsExactly("1.0", "1.1");
    }

    /** Stands for the end of a process: nobody catches it on the way. */
    private static final class Dead extends Error {
        private static final long serialVersionUID = 1;
    }

    private static Consumer<String> dyingAt(int write) {
        AtomicInteger left = new AtomicInteger(write);
        return path -> {
            if (left.getAndDecrement() == 0) {
                throw new Dead();
            }
        };
    }

    @Test
    @Timeout(60)
    void theListingOfASlowPublisherDoesNotHideTheVersionOfAFastOne() throws InterruptedException {
        Thread fast = new Thread(() -> SampleRegistry.publishEmpty(storage, "org.example:p", "2.0"));
        AtomicBoolean slow = new AtomicBoolean(true);
        WatchedStorage between = new WatchedStorage(storage, path -> {
            if (path.endsWith("p/maven-metadata.xml") && slow.getAndSet(false)) {
                fast.start();
                while (!committed().contains("org.example:p:2.0")) {
                    Thread.onSpinWait();
                }
            }
        });

        SampleRegistry.publishEmpty(between, "org.example:p", "1.0");
        fast.join();

        assertThat(listing("p")).containsExactly("1.0", "2.0");
    }

    private interface Publisher<T> {
        List<T> run(int number) throws Exception;
    }

    private static <T> List<T> race(int publishers, Publisher<T> publisher) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(publishers);
        try {
            CyclicBarrier start = new CyclicBarrier(publishers);
            List<Future<List<T>>> racing = new ArrayList<>();
            for (int i = 0; i < publishers; i++) {
                int number = i;
                Callable<List<T>> task = () -> {
                    start.await();
                    return publisher.run(number);
                };
                racing.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<List<T>> one : racing) {
                results.addAll(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> committed() {
        CmRegistry reader = SampleRegistry.reader(storage);
        return reader.packages().orElseThrow().stream()
                .flatMap(name -> reader.shard(name).orElseThrow().lines().stream())
                .map(ShardLine::release)
                .map(release -> release.coordinate().toString())
                .toList();
    }

    private TreeSet<String> versionsOf(String name) {
        TreeSet<String> versions = new TreeSet<>();
        committed().stream()
                .filter(coordinate -> coordinate.startsWith("org.example:" + name + ":"))
                .forEach(coordinate -> versions.add(coordinate.substring(coordinate.lastIndexOf(':') + 1)));
        return versions;
    }

    private List<String> listing(String name) {
        String file = "org/example/" + name + "/maven-metadata.xml";
        byte[] bytes = storage.read(file, 1 << 20).orElseThrow();
        assertThat(storage.read(file + ".sha256", 100))
                .hasValueSatisfying(sum ->
                        assertThat(sum).asString().isEqualTo(Hasher.of(bytes).hex()));
        String xml = new String(bytes, StandardCharsets.UTF_8);
        return Stream.of(xml.split("<version>"))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf('<')))
                .toList();
    }

    /** @return the newest number, every root below it being there and the parent of the next */
    private long unbrokenChain() {
        Optional<Digest> parent = Optional.empty();
        long number = 0;
        for (Optional<byte[]> bytes = root(1); bytes.isPresent(); bytes = root(number + 1)) {
            IndexRoot root = RootCodec.read(bytes.get(), "root");
            assertThat(root.number()).isEqualTo(number + 1);
            assertThat(root.parent()).isEqualTo(parent);
            parent = Optional.of(Hasher.of(bytes.get()));
            number++;
        }
        return number;
    }

    private Optional<byte[]> root(long number) {
        return storage.read(RegistryLayout.root(number), 1 << 20);
    }
}
