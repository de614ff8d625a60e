package org.collectivemind.client.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.client.project.PackageDirectory;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.registry.CmRegistry;
import org.collectivemind.client.registry.CmRegistryWriter;
import org.collectivemind.client.registry.DirectoryStorage;
import org.collectivemind.client.registry.PayloadAddresses;
import org.collectivemind.client.registry.maven.MavenAccess;
import org.collectivemind.client.registry.maven.MavenRepositories;
import org.collectivemind.client.registry.maven.MavenUser;
import org.collectivemind.client.store.Durability;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.transfer.Credentials;
import org.collectivemind.client.transfer.Downloader;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Proxies;
import org.collectivemind.client.transfer.Retries;
import org.collectivemind.client.transfer.TransferPolicy;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.version.VersionScheme;

/** An author's machine: a package's directory, a registry to publish into, a store. */
final class Workshop implements AutoCloseable {
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private static final TransferPolicy IMPATIENT = new TransferPolicy(
            false,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1,
            4,
            new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(1), 64 << 10, () -> 0.5),
            Set.of());

    final Path root;
    final Path source;
    final DirectoryStorage storage;
    final Store store;
    private final Downloader downloader = new Downloader(IMPATIENT, Credentials.NONE, Proxies.NONE);

    Workshop(Path root) {
        this.root = root;
        this.source = root.resolve("source");
        this.storage = new DirectoryStorage(root.resolve("registry"));
        this.store = Store.open(root.resolve("store"), Durability.NONE);
        CmRegistryWriter.begin(storage, NOON);
    }

    static String manifest(String rest) {
        return "package: {name: org.example:sample, version: 1.0.0, kind: model}\n" + rest;
    }

    Workshop write(String path, String content) {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Workshop write(String path, byte[] content) {
        try {
            Path file = source.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    UpstreamSources upstream() {
        MavenAccess maven =
                new MavenAccess(() -> new MavenRepositories(new MavenUser(Map.of(), root.resolve("home")), false));
        return new UpstreamSources(() -> store, () -> downloader, new PayloadAddresses(root, maven), Progress.NONE);
    }

    Publish.Report publish(String manifest) {
        write("cm.yaml", manifest);
        return publish(source, upstream(), false);
    }

    Publish.Report publish(Path directory, UpstreamFiles upstream, boolean skipExisting) {
        PackageDirectory read = PackageDirectory.in(new Project(directory));
        return new Publish(new CmRegistryWriter(storage), upstream, NOON)
                .run(new Publish.Request(directory, read.manifest(), read.positions(), skipExisting, false));
    }

    Release published() {
        return published("1.0.0");
    }

    Release published(String version) {
        return reader().release(Coordinate.parse("org.example:sample:" + version, VersionScheme.CM));
    }

    CmRegistry reader() {
        return new CmRegistry(
                new RegistryDeclaration(
                        new RegistryAlias("r"),
                        new RegistryLocation.Cm(storage.uri("").toString()),
                        java.util.List.of()),
                storage);
    }

    /** Publishes and gives the files of the only variant. */
    Variant variant(String manifest) {
        publish(manifest);
        return published().variants().get(0);
    }

    Variant variant(String manifest, String version) {
        publish(manifest);
        return published(version).variants().get(0);
    }

    static String paths(Variant variant) {
        return variant.files().stream()
                .map(FileEntry::path)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    Path hosted(String name) {
        return Path.of(storage.location()).resolve("org/example/sample/1.0.0").resolve(name);
    }

    @Override
    public void close() {
        downloader.close();
    }
}
