package org.collectivemind.client.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.client.plan.Means;
import org.collectivemind.client.plan.Room;
import org.collectivemind.client.platform.HostFingerprint;
import org.collectivemind.client.platform.probe.SystemProbe;
import org.collectivemind.client.platform.software.Software;
import org.collectivemind.client.publication.Publish;
import org.collectivemind.client.publication.UpstreamSources;
import org.collectivemind.client.registry.CmRegistry;
import org.collectivemind.client.registry.CmRegistryWriter;
import org.collectivemind.client.registry.DirectoryStorage;
import org.collectivemind.client.registry.HttpStorage;
import org.collectivemind.client.registry.PayloadAddresses;
import org.collectivemind.client.registry.Prefetch;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.client.registry.Registry;
import org.collectivemind.client.registry.RegistryAddress;
import org.collectivemind.client.registry.RegistryStorage;
import org.collectivemind.client.registry.maven.MavenAccess;
import org.collectivemind.client.registry.maven.MavenRepositories;
import org.collectivemind.client.registry.maven.MavenUser;
import org.collectivemind.client.store.Durability;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.transfer.Credentials;
import org.collectivemind.client.transfer.Downloader;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Proxies;
import org.collectivemind.client.transfer.TransferPolicy;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.server.ChaosServer;

/** Registries, a project that uses them and a machine, all below one directory. */
final class Site implements AutoCloseable {
    static final String LINUX = "platform: 1\nname: box\nfacts: {os: linux, arch: x86_64}\n";

    final Path root;
    final ChaosServer server = ChaosServer.start();
    Project project;
    Store store;
    Adoption adoption = Adoption.NONE;
    Room room = Room.OF_FILE_SYSTEM;
    private final Prefetch prefetch = new Prefetch();
    private final Downloader downloader = new Downloader(TransferPolicy.DEFAULT, Credentials.NONE, Proxies.NONE);
    private int published;

    Site(Path root) {
        this.root = root;
        this.project = new Project(root.resolve("project"));
        this.store = Store.open(root.resolve("store"), Durability.NONE);
        server.serveDirectory("/", root.resolve("registries"));
    }

    DirectoryStorage registry(String name) {
        DirectoryStorage storage =
                new DirectoryStorage(root.resolve("registries").resolve(name));
        CmRegistryWriter.begin(storage, Clock.systemUTC());
        return storage;
    }

    /** Publishes a package whose only file says what it is. @param rest more of its manifest */
    Site publish(String registry, String coordinate, String rest) {
        String[] words = coordinate.split("@");
        String manifest = "package: {name: " + words[0] + ", version: '" + words[1] + "', kind: model}\n" + rest + "\n";
        return publish(
                registry,
                new PackageDirectory(root.resolve("sources").resolve("p" + published++), manifest)
                        .text("what.txt", coordinate));
    }

    Site publish(String registry, String coordinate) {
        return publish(registry, coordinate, "variants: [{files: [what.txt]}]");
    }

    Site publish(String registry, PackageDirectory source) {
        org.collectivemind.client.project.PackageDirectory read =
                org.collectivemind.client.project.PackageDirectory.in(new Project(source.root()));
        UpstreamSources upstream = new UpstreamSources(() -> store, () -> downloader, addresses(), Progress.NONE);
        new Publish(new CmRegistryWriter(registry(registry)), upstream, Clock.systemUTC())
                .run(new Publish.Request(source.root(), read.manifest(), read.positions(), false, false));
        return this;
    }

    /** A new store, as on a new machine. */
    Site newStore() {
        store = Store.open(root.resolve("store" + System.nanoTime()), Durability.NONE);
        return this;
    }

    String url(String registry) {
        return server.uri("/" + registry).toString();
    }

    /** The manifest of the project, using the registry {@code main} over HTTP unless {@code rest} says otherwise. */
    Site manifest(String rest) {
        String registries = rest.contains("registries:") ? "" : "registries: {main: \"" + url("main") + "\"}\n";
        String targets = rest.contains("targets:") ? "" : "targets: {box: {os: linux, arch: x86_64}}\n";
        return write("cm.yaml", "project: {name: demo}\n" + registries + targets + rest + "\n");
    }

    Site write(String path, String text) {
        try {
            Path file = project.directory().resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Solving solving(ProjectManifest manifest) {
        return new Solving(
                project,
                manifest,
                registries(manifest),
                TargetPlatforms.of(project, manifest, () -> host(LINUX)),
                Provenance.HOST,
                Clock.systemUTC(),
                new Effort());
    }

    Registries registries(ProjectManifest manifest) {
        List<Registry> registries = new ArrayList<>();
        for (RegistryDeclaration declared : manifest.registries()) {
            RegistryLocation.Cm cm = (RegistryLocation.Cm) declared.location();
            RegistryStorage storage = RegistryAddress.isDirectory(cm)
                    ? new DirectoryStorage(RegistryAddress.path(cm, project.directory()))
                    : new HttpStorage(RegistryAddress.of(cm, project.directory()), () -> downloader);
            registries.add(new CmRegistry(declared, storage));
        }
        return new Registries(registries, prefetch);
    }

    LockReport lock() {
        return new Lock(solving(project.projectManifest())).run(ThisTime.NOTHING);
    }

    LockReport update(String... specs) {
        SortedMap<PackageName, PackageMatch> named = new TreeMap<>();
        for (String text : specs) {
            PackageSpec spec = PackageSpec.parse(text);
            PackageName name = spec.packageName().orElseThrow();
            named.put(name, new PackageMatch(name, spec.constraint(), spec.select()));
        }
        return new Update(solving(project.projectManifest())).run(new Update.Options(named, ThisTime.NOTHING, true));
    }

    boolean isCurrent() {
        return Lock.isCurrent(project, project.projectManifest());
    }

    /** {@code name version} of every package of the lock. */
    List<String> locked() {
        Lockfile lock = project.lock().orElseThrow();
        return lock.packages().stream()
                .map(locked -> locked.coordinate().name().name() + " "
                        + locked.coordinate().version())
                .toList();
    }

    Install.Report install() {
        return install(LINUX, Install.Options.DEFAULT);
    }

    Installation preview() {
        return installer(LINUX).preview(Install.Options.DEFAULT, Optional.empty());
    }

    Install.Report install(String machine, Install.Options options) {
        return installer(machine).run(options);
    }

    private Install installer(String machine) {
        return new Install(
                project,
                () -> host(machine),
                means(),
                lockedPayloads(),
                new HostFingerprint("test machine"),
                () -> new Software(
                        new SystemProbe(), Map.of(), Optional.empty(), root.resolve("software"), Clock.systemUTC()));
    }

    Means means() {
        return new Means(() -> store, () -> downloader, adoption, room, Progress.NONE);
    }

    LockedPayloads lockedPayloads() {
        return new LockedPayloads(addresses(), new KnownArtifacts(root.resolve("known")));
    }

    private PayloadAddresses addresses() {
        MavenUser user = new MavenUser(Map.of(), root.resolve("home"));
        return new PayloadAddresses(project.directory(), new MavenAccess(() -> new MavenRepositories(user, false)));
    }

    static Platform host(String text) {
        return PlatformFile.read(text, "host.yaml");
    }

    /** What a file of an installed package says. */
    String installed(Environment environment, String name) {
        Optional<InstalledPackage> found = environment.packages().stream()
                .filter(installed -> installed.slot().name().name().equals(name))
                .findFirst();
        try {
            return Files.readString(found.orElseThrow().root().resolve("what.txt"), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        prefetch.close();
        downloader.close();
        server.close();
    }
}
