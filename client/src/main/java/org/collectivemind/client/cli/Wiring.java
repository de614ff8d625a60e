package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.adoption.CachesOfOtherTools;
import org.collectivemind.client.bundle.Bundle;
import org.collectivemind.client.bundle.BundlePlaces;
import org.collectivemind.client.bundle.Bundling;
import org.collectivemind.client.bundle.PayloadSupply;
import org.collectivemind.client.bundle.RegistryExcerpts;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.home.StoreLayers;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.client.plan.Means;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.client.platform.HostFingerprint;
import org.collectivemind.client.platform.software.Software;
import org.collectivemind.client.project.DescribedMachine;
import org.collectivemind.client.project.KnownArtifacts;
import org.collectivemind.client.project.LockedPayloads;
import org.collectivemind.client.project.MavenArtifacts;
import org.collectivemind.client.project.NoLock;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.Provenances;
import org.collectivemind.client.publication.UpstreamSources;
import org.collectivemind.client.registry.PayloadAddresses;
import org.collectivemind.client.registry.PayloadPlaces;
import org.collectivemind.client.registry.maven.MavenAccess;
import org.collectivemind.client.registry.maven.MavenRepositories;
import org.collectivemind.client.registry.maven.MavenUser;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.transfer.Downloader;
import org.collectivemind.client.transfer.Proxies;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;

/**
 * Makes the parts a command works with, each once and only when asked for: opening a connection pool or Maven's machinery costs
 * more than most commands take.
 */
final class Wiring implements AutoCloseable {
    private final ProcessContext context;
    private final boolean offline;
    private final Path base;
    private final Optional<DescribedMachine> described;
    private final Overrides overrides;
    private final Provisions provisions;
    private final Once<Bundle> bundle;
    private final ProgressDisplay progress;
    private final Cost cost;
    private final Once<CmHome> home;
    private final Once<Store> store;
    private final Once<MavenRepositories> maven;
    private final MavenAccess access;
    private final Once<Transfer> transfer;
    private final HostMachine machine;
    private final Once<Platform> host;
    private final WiredRegistries registries;
    private boolean fingerprinted;

    /**
     * @param base what relative {@code file:} locations are relative to: the project's directory
     * @param described stands in place of this machine
     * @param overrides what is asserted of this machine, or of that one
     * @param provisions where payloads may come from besides the places a lock names
     * @param cost notes what is asked
     */
    Wiring(
            ProcessContext context,
            boolean offline,
            Path base,
            Optional<DescribedMachine> described,
            Overrides overrides,
            Provisions provisions,
            ProgressDisplay progress,
            Cost cost) {
        this.cost = cost;
        this.context = context;
        this.offline = offline || provisions.bundle().isPresent();
        this.base = base;
        this.described = described;
        this.overrides = overrides;
        this.provisions = provisions;
        this.bundle = new Once<>(() -> Bundle.open(provisions.bundle().orElseThrow()));
        this.progress = progress;
        this.home = new Once<>(() -> CmHome.of(context.variables()));
        this.store = new Once<>(() -> Store.open(home.get().store(), layers()));
        this.maven = new Once<>(() -> new MavenRepositories(mavenUser(), this.offline, cost.requests()));
        this.access = new MavenAccess(maven);
        this.transfer = new Once<>(this::newTransfer);
        this.machine = new HostMachine(context, home, base);
        this.host = new Once<>(this::detect);
        this.registries = new WiredRegistries(
                base,
                provisions.bundle().map(given -> bundle),
                home,
                maven,
                transfer,
                () -> new MavenArtifacts(store, transfer, addresses(), progress, known()),
                cost);
    }

    /** Where {@code .m2} is looked for; without a HOME, as in some containers, among our own caches. */
    private Path mavenHome() {
        return context.variable("HOME").map(Path::of).orElseGet(() -> home.get().cache());
    }

    /**
     * A mirror in somebody's settings would lead away from a bundle, and what a local repository holds would stand before it: so
     * each bundle has its own, with nothing but POMs in it.
     */
    private MavenUser mavenUser() {
        return provisions.bundle().isEmpty()
                ? new MavenUser(context.variables(), mavenHome())
                : new MavenUser(
                        Map.of(),
                        home.get()
                                .cache()
                                .resolve("bundles")
                                .resolve(bundle.get().listing().lock().hex()));
    }

    private Transfer newTransfer() {
        Proxies proxies = access.or(Proxies.fromEnvironment(context.variables()));
        return new Downloader(context.transfers().withOffline(offline), access, proxies, cost.requests());
    }

    private Platform detect() {
        return described.map(DescribedMachine::platform).map(overrides::on).orElseGet(this::asDetected);
    }

    private Platform asDetected() {
        Platform detected = overrides.on(machine.detect());
        return machine.softwareIfAny().map(detected::lookingUp).orElse(detected);
    }

    /** This machine, whatever stands in its place. */
    HostMachine thisMachine() {
        return machine;
    }

    Software software() {
        return machine.software();
    }

    private List<Path> layers() {
        return StoreLayers.of(home.get(), context.variables());
    }

    CmHome home() {
        return home.get();
    }

    Supplier<Store> store() {
        return store;
    }

    Supplier<Platform> host() {
        return host;
    }

    /** Whether this machine was looked at, or what was said in its place. */
    boolean lookedAtHost() {
        return fingerprinted || host.isMade();
    }

    /** Where the facts of this machine come from: {@code detected}, or what stands in its place. */
    String hostOrigin() {
        return described.map(DescribedMachine::origin).orElse("detected");
    }

    /** The same, with what is asserted, as a lock records it. */
    Provenance provenance() {
        return Provenances.ofHost(described, overrides);
    }

    /** What is asserted of this machine, with who said so. */
    Overrides overrides() {
        return overrides;
    }

    /** One that says it is another machine, or has other facts, is told from itself. */
    HostFingerprint machine() {
        fingerprinted = true;
        HostFingerprint machine = HostFingerprint.of(context.probe());
        if (described.isEmpty() && overrides.isEmpty()) {
            return machine;
        }
        StringBuilder said = new StringBuilder(hostOrigin());
        described.ifPresent(other -> said.append(PlatformFile.write(other.platform())));
        overrides.assertions().forEach(assertion -> said.append('\n').append(assertion.text()));
        return machine.as(said.toString());
    }

    PayloadAddresses addresses() {
        return new PayloadAddresses(base, access);
    }

    ProgressDisplay progress() {
        return progress;
    }

    /** What installations work with. */
    Means means() {
        return new Means(store, transfer, adoption(), context.room(), progress);
    }

    /** The same for a look: a store that is not there is not made. */
    Means meansToLook() {
        return new Means(() -> Store.at(home.get().store(), layers()), transfer, adoption(), context.room(), progress);
    }

    private Adoption adoption() {
        Adoption others = CachesOfOtherTools.of(provisions.adoption().get(), context.variables(), access::localFile);
        return bundlePlaces()
                .map(places -> Adoption.first(List.of(others, places)))
                .orElse(others);
    }

    LockedPayloads lockedPayloads() {
        return new LockedPayloads(places(), known());
    }

    private PayloadPlaces places() {
        return bundlePlaces().<PayloadPlaces>map(places -> places).orElseGet(this::addresses);
    }

    private Optional<BundlePlaces> bundlePlaces() {
        return provisions.bundle().map(given -> new BundlePlaces(bundle.get()));
    }

    /** @throws org.collectivemind.client.bundle.NotInBundle where a bundle is all there is, and is not enough */
    void requireBundled(Plan plan) {
        bundlePlaces().ifPresent(places -> places.require(plan));
    }

    Bundling bundling(Project project) {
        List<RegistryDeclaration> declared = project.hasManifest()
                ? project.projectManifest().registries()
                : project.lock().orElseThrow(() -> new NoLock(project.directory())).registries().stream()
                        .map(locked -> new RegistryDeclaration(locked.alias(), locked.location(), List.of()))
                        .toList();
        return new Bundling(
                project,
                new RegistryExcerpts(registries.of(declared, List.of()), maven),
                new PayloadSupply(means(), places()));
    }

    /** Of another project than the one we stand in. */
    LockedPayloads lockedPayloads(Path project) {
        return new LockedPayloads(new PayloadAddresses(project, access), known());
    }

    private KnownArtifacts known() {
        return new KnownArtifacts(home.get().cache().resolve("maven"));
    }

    UpstreamSources upstream() {
        return new UpstreamSources(store, transfer, addresses(), progress);
    }

    WiredRegistries registries() {
        return registries;
    }

    @Override
    public void close() {
        progress.close();
        registries.close();
        transfer.ifMade(Transfer::close);
    }
}
