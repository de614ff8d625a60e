package org.collectivemind.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.collectivemind.client.transfer.Credentials;
import org.collectivemind.client.transfer.Downloader;
import org.collectivemind.client.transfer.Proxies;
import org.collectivemind.client.transfer.TransferPolicy;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.IndexRoot;
import org.collectivemind.format.index.RootCodec;
import org.collectivemind.format.index.TermBucket;
import org.collectivemind.format.index.Terms;
import org.collectivemind.format.index.TermsCodec;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesAreFoundByWhatTheyAreTest {
    private static final CapabilityName BLAS = new CapabilityName("blas");

    @TempDir
    Path directory;

    private DirectoryStorage storage;

    @BeforeEach
    void begin() {
        storage = begun("registry");
    }

    private DirectoryStorage begun(String name) {
        DirectoryStorage begun = new DirectoryStorage(directory.resolve(name));
        CmRegistryWriter.begin(begun, SampleRegistry.NOON);
        return begun;
    }

    private static Relations providing(String capability) {
        Relations none = Relations.NONE;
        return capability.isEmpty()
                ? none
                : new Relations(
                        none.dependencies(),
                        none.features(),
                        none.conflicts(),
                        none.constrains(),
                        List.of(new Capability(new CapabilityName(capability), VersionScheme.CM.parse("3.2"))),
                        none.coherent());
    }

    /** @param onVariant whether a variant provides the capability, and not the whole version */
    private static Release release(
            String name, String version, List<String> tags, String capability, boolean onVariant) {
        Release plain = SampleRegistry.release(name, version, "");
        Variant bare = plain.variants().get(0);
        Variant variant = new Variant(
                bare.id(),
                bare.attributes(),
                bare.requires(),
                onVariant ? providing(capability) : Relations.NONE,
                bare.payloads(),
                bare.files(),
                bare.exports());
        return new Release(
                plain.coordinate(),
                plain.kind(),
                plain.description(),
                plain.license(),
                tags,
                plain.meta(),
                plain.axes(),
                List.of(variant),
                onVariant ? Relations.NONE : providing(capability));
    }

    private static void publish(
            RegistryStorage storage, String name, String version, String capability, String... tags) {
        SampleRegistry.publish(storage, release(name, version, List.of(tags), capability, false));
    }

    private void someLibraries() {
        publish(storage, "org.example:openblas", "1.0", "blas", "fast", "library");
        publish(storage, "org.example:mkl", "1.0", "", "library");
        SampleRegistry.publish(storage, release("org.example:mkl", "2.0", List.of("fast", "vendor"), "blas", true));
        publish(storage, "org.example:resnet50", "1.0", "", "ml-model");
        for (int i = 0; i < 10; i++) {
            publish(storage, "org.example:other" + i, "1.0", "");
        }
    }

    private static SortedSet<PackageName> names(String... names) {
        SortedSet<PackageName> all = new TreeSet<>();
        List.of(names).forEach(name -> all.add(PackageName.parse("org.example:" + name)));
        return all;
    }

    private static SortedSet<String> tags(String... tags) {
        return new TreeSet<>(List.of(tags));
    }

    private static void finds(Registry registry) {
        assertThat(registry.providers(BLAS)).isEqualTo(names("mkl", "openblas"));
        assertThat(registry.providers(new CapabilityName("fft"))).isEmpty();
        assertThat(registry.tagged(tags("fast"))).isEqualTo(names("mkl", "openblas"));
        assertThat(registry.tagged(tags("library"))).isEqualTo(names("mkl", "openblas"));
        // Version 1.0 of mkl is a library and 2.0 is fast, but none is both.
        assertThat(registry.tagged(tags("fast", "library"))).isEqualTo(names("openblas"));
        assertThat(registry.tagged(tags("ml-model"))).isEqualTo(names("resnet50"));
        assertThat(registry.tagged(tags("nothing"))).isEmpty();
    }

    @Test
    void byCapabilityAndByTags() {
        someLibraries();

        finds(SampleRegistry.reader(storage));
    }

    @Test
    void withARequestForTheTermsAndOneForEachPackageFound() {
        someLibraries();
        try (ChaosServer server = ChaosServer.start().serveDirectory("/", directory.resolve("registry"));
                Downloader downloader = new Downloader(TransferPolicy.DEFAULT, Credentials.NONE, Proxies.NONE)) {
            CmRegistry registry = SampleRegistry.reader(new HttpStorage(server.uri("/"), () -> downloader));

            assertThat(registry.providers(BLAS)).hasSize(2);

            assertThat(server.requests())
                    .filteredOn(request -> request.path().contains("/terms/"))
                    .hasSize(1);
            assertThat(server.requests())
                    .filteredOn(request -> request.path().contains("/shard/"))
                    .hasSize(2);
        }
    }

    @Test
    void inAnIndexThatKeepsNoTermsEverythingIsLookedAt() {
        someLibraries();
        putRoot(Optional.empty());
        finds(SampleRegistry.reader(storage));

        publish(storage, "org.example:late", "1.0", "blas");

        assertThat(new RegistryIndex(storage).head().root().terms()).isEmpty();
        assertThat(SampleRegistry.reader(storage).providers(BLAS)).isEqualTo(names("late", "mkl", "openblas"));
    }

    /** The same packages, with other terms. */
    private void putRoot(Optional<TreeMap<TermBucket, Digest>> terms) {
        RegistryIndex.Head head = new RegistryIndex(storage).head();
        long number = head.root().number() + 1;
        IndexRoot next = new IndexRoot(
                number,
                Optional.of(head.digest()),
                SampleRegistry.NOON.instant(),
                head.root().shards(),
                terms.map(buckets -> buckets));
        assertThat(storage.putIfAbsent(
                        RegistryLayout.rootDirectory(number), RegistryLayout.rootFile(number), RootCodec.write(next)))
                .isTrue();
    }

    @Test
    void termsThatSayMoreThanTheShardsAreNotBelieved() {
        someLibraries();
        TermBucket bucket = TermBucket.of("blas");
        byte[] lie = TermsCodec.write(new Terms(
                new TreeMap<>(java.util.Map.of(BLAS, names("openblas", "resnet50", "unknown"))), new TreeMap<>()));
        storage.write(RegistryLayout.terms(Hasher.of(lie)), lie);
        TreeMap<TermBucket, Digest> buckets =
                new TreeMap<>(new RegistryIndex(storage).head().root().terms().orElseThrow());
        buckets.put(bucket, Hasher.of(lie));
        putRoot(Optional.of(buckets));

        assertThat(SampleRegistry.reader(storage).providers(BLAS)).isEqualTo(names("openblas"));
    }

    @Test
    void termsThatAreNotThoseOfTheRootAreRefused() throws IOException {
        someLibraries();
        Digest digest =
                new RegistryIndex(storage).head().root().terms().orElseThrow().get(TermBucket.of("blas"));
        Path file = directory.resolve("registry").resolve(RegistryLayout.terms(digest));
        Files.write(file, TermsCodec.write(Terms.NONE));

        assertThatThrownBy(() -> SampleRegistry.reader(storage).providers(BLAS)).isInstanceOf(BrokenRegistry.class);
    }

    @Test
    void anotherVersionWithTheSameTermsWritesNone() {
        publish(storage, "org.example:openblas", "1.0", "blas", "fast");
        Optional<?> before = new RegistryIndex(storage).head().root().terms();

        publish(storage, "org.example:openblas", "1.1", "blas", "fast");

        assertThat(new RegistryIndex(storage).head().root().terms()).isEqualTo(before);
    }

    @Test
    void aRegistryFindsNothingInGroupsThatOthersClaim() {
        publish(storage, "org.example:openblas", "1.0", "blas");
        DirectoryStorage stranger = begun("stranger");
        publish(stranger, "org.example:evil", "9.0", "blas");
        publish(stranger, "com.stranger:own", "1.0", "blas");
        Registries registries = new Registries(
                List.of(registry("stranger", stranger), registry("ours", storage, "org.example")), new Prefetch());

        assertThat(registries.providers(BLAS))
                .containsExactly(PackageName.parse("com.stranger:own"), PackageName.parse("org.example:openblas"));
    }

    private static CmRegistry registry(String alias, RegistryStorage storage, String... groups) {
        RegistryLocation.Cm location = new RegistryLocation.Cm(storage.uri("").toString());
        return new CmRegistry(new RegistryDeclaration(new RegistryAlias(alias), location, List.of(groups)), storage);
    }

    @Test
    void racingPublishersAllArrive() throws Exception {
        int publishers = 12;
        var threads = Executors.newFixedThreadPool(publishers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            String name = "org.example:racer" + i;
            running.add(threads.submit(() -> {
                start.await();
                publish(new DirectoryStorage(directory.resolve("registry")), name, "1.0", "blas", "fast");
                return name;
            }));
        }
        start.countDown();
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();

        CmRegistry registry = SampleRegistry.reader(storage);
        assertThat(registry.providers(BLAS)).hasSize(publishers);
        assertThat(registry.tagged(tags("fast"))).hasSize(publishers);
        assertThat(new RegistryIndex(storage).head().root().terms()).isPresent();
    }
}
