package org.collectivemind.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.transfer.Credentials;
import org.collectivemind.client.transfer.Downloader;
import org.collectivemind.client.transfer.Proxies;
import org.collectivemind.client.transfer.TransferPolicy;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.index.IndexRoot;
import org.collectivemind.format.index.RootCodec;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperedRegistriesAreNoticedTest {
    private static final PackageName PACKAGE = PackageName.parse("org.example:p");

    @TempDir
    Path directory;

    private Path registry;
    private DirectoryStorage storage;

    @BeforeEach
    void publish() {
        registry = directory.resolve("registry");
        storage = new DirectoryStorage(registry);
        CmRegistryWriter.begin(storage, SampleRegistry.NOON);
        SampleRegistry.publishEmpty(storage, "org.example:p", "1.0");
        SampleRegistry.publishEmpty(storage, "org.example:p", "1.1");
    }

    private void read() {
        SampleRegistry.reader(storage).versions(PACKAGE);
    }

    private Path shard() {
        IndexRoot head = new RegistryIndex(storage).head().root();
        return registry.resolve(RegistryLayout.shard(head.shards().get(PACKAGE)));
    }

    private void refuses(String about) {
        assertThatThrownBy(this::read).isInstanceOfSatisfying(CmException.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY);
            assertThat(failure.getMessage() + failure.details()).contains(about);
        });
    }

    @Test
    void everyFlippedByteOfAShard() throws IOException {
        byte[] good = Files.readAllBytes(shard());
        for (int i = 0; i < good.length; i += 7) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(shard(), bad);
            refuses("shard-");
        }
    }

    @Test
    void aShardThatIsMissing() throws IOException {
        Files.delete(shard());

        refuses("the root names it, but it is missing");
    }

    @Test
    void theShardOfAnotherPackage() throws IOException {
        SampleRegistry.publishEmpty(storage, "org.example:other", "9.9");
        RegistryIndex.Head head = new RegistryIndex(storage).head();
        var shards = new java.util.TreeMap<>(head.root().shards());
        shards.put(PACKAGE, shards.get(PackageName.parse("org.example:other")));
        putRoot(5, new IndexRoot(5, Optional.of(head.digest()), SampleRegistry.NOON.instant(), shards));

        refuses("org.example:");
    }

    @Test
    void aRootUnderTheNumberOfAnother() throws IOException {
        RegistryIndex.Head head = new RegistryIndex(storage).head();
        putRoot(4, head.root());

        refuses("it says it is root 3");
    }

    @Test
    void aRootThatDoesNotFollowTheOneBefore() throws IOException {
        RegistryIndex.Head first = new RegistryIndex(storage).head();
        Files.writeString(
                registry.resolve(RegistryLayout.HINT),
                "<metadata><versioning><release>2</release></versioning></metadata>");
        putRoot(
                3,
                new IndexRoot(
                        3,
                        Optional.of(first.digest()),
                        SampleRegistry.NOON.instant(),
                        first.root().shards()));
        try (ChaosServer server = ChaosServer.start().serveDirectory("/r/", registry);
                Downloader downloader = downloader()) {
            HttpStorage http = new HttpStorage(server.uri("/r/"), () -> downloader);

            assertThatThrownBy(() -> SampleRegistry.reader(http).versions(PACKAGE))
                    .isInstanceOf(BrokenRegistry.class)
                    .satisfies(failure -> assertThat(((BrokenRegistry) failure).details())
                            .anyMatch(detail -> detail.contains("its parent is not root 2")));
        }
    }

    @Test
    void anIndexThatIsGoneWhileTheDescriptorSaysThereIsOne() throws IOException {
        try (var tree = Files.walk(registry.resolve("cm"))) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }

        refuses("root-1.json");
    }

    @Test
    void nothingIsPublishedWhereTheDescriptorIsMissing() throws IOException {
        Files.delete(registry.resolve(RegistryLayout.DESCRIPTOR));

        assertThatThrownBy(() -> new CmRegistryWriter(storage)).isInstanceOf(NotARegistry.class);
        assertThat(CmRegistryWriter.begin(storage, SampleRegistry.NOON)).isFalse();
        new CmRegistryWriter(storage);
    }

    @Test
    void aHostThatGoesBackToAnEarlierRoot() throws IOException {
        Path old = directory.resolve("old");
        DirectoryStorage stale = new DirectoryStorage(old);
        CmRegistryWriter.begin(stale, SampleRegistry.NOON);
        SampleRegistry.publishEmpty(stale, "org.example:p", "1.0");
        SeenRoots seen = new SeenRoots(directory.resolve("cache"));
        try (ChaosServer server = ChaosServer.start();
                Downloader downloader = downloader()) {
            HttpStorage http = new HttpStorage(server.uri("/r/"), () -> downloader);
            server.serveDirectory("/r/", registry);
            assertThat(new CmRegistry(SampleRegistry.declaration(http), http, seen).versions(PACKAGE))
                    .isPresent();

            server.serveDirectory("/r/", old);

            assertThatThrownBy(() -> new CmRegistry(SampleRegistry.declaration(http), http, seen).versions(PACKAGE))
                    .isInstanceOfSatisfying(SeenRoots.RegistryWentBack.class, failure -> {
                        assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY);
                        assertThat(failure.details()).containsExactly("its newest root is 2, and 3 was seen before");
                    });

            server.serveDirectory("/r/", registry);
            SampleRegistry.publishEmpty(storage, "org.example:p", "1.2");
            assertThat(new CmRegistry(SampleRegistry.declaration(http), http, seen).versions(PACKAGE))
                    .hasValueSatisfying(
                            versions -> assertThat(versions.versions()).hasSize(3));
        }
    }

    @Test
    void aHostThatShowsAnotherHistoryUnderTheSameNumber() {
        SeenRoots seen = new SeenRoots(directory.resolve("cache"));
        RegistryIndex.Head real = new RegistryIndex(storage).head();
        seen.accept("https://example.org/", real);
        DirectoryStorage fork = new DirectoryStorage(directory.resolve("fork"));
        CmRegistryWriter.begin(fork, SampleRegistry.NOON);
        for (String version : List.of("1.0", "1.9", "2.0")) {
            SampleRegistry.publishEmpty(fork, "org.example:p", version);
            RegistryIndex.Head head = new RegistryIndex(fork).head();
            assertThatThrownBy(() -> seen.accept("https://example.org/", head))
                    .isInstanceOf(SeenRoots.RegistryWentBack.class);
        }
        seen.accept("https://elsewhere.example.org/", new RegistryIndex(fork).head());
        seen.accept("https://example.org/", real);
    }

    private static Downloader downloader() {
        return new Downloader(TransferPolicy.DEFAULT, Credentials.NONE, Proxies.NONE);
    }

    private void putRoot(long number, IndexRoot root) throws IOException {
        Path file = registry.resolve(RegistryLayout.root(number));
        Files.createDirectories(file.getParent());
        Files.write(file, RootCodec.write(root));
    }
}
