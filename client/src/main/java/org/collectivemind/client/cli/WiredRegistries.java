package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.bundle.Bundle;
import org.collectivemind.client.bundle.BundledArtifacts;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.project.OnMachines;
import org.collectivemind.client.registry.CmRegistry;
import org.collectivemind.client.registry.DirectoryStorage;
import org.collectivemind.client.registry.HttpStorage;
import org.collectivemind.client.registry.Prefetch;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.client.registry.Registry;
import org.collectivemind.client.registry.RegistryAddress;
import org.collectivemind.client.registry.RegistryStorage;
import org.collectivemind.client.registry.SeenRoots;
import org.collectivemind.client.registry.SystemRegistry;
import org.collectivemind.client.registry.maven.ArtifactFetch;
import org.collectivemind.client.registry.maven.ClassifierWishes;
import org.collectivemind.client.registry.maven.MavenRegistry;
import org.collectivemind.client.registry.maven.MavenRepositories;
import org.collectivemind.client.registry.maven.RepositoryUrl;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.release.Dependency;

/** Makes the registries of one command: those a manifest or lock declares, or in their place what a bundle holds of them. */
final class WiredRegistries implements AutoCloseable {
    private final Path base;
    private final Optional<? extends Supplier<Bundle>> bundle;
    private final Supplier<CmHome> home;
    private final Supplier<MavenRepositories> maven;
    private final Supplier<Transfer> transfer;
    private final Supplier<ArtifactFetch> artifacts;
    private final Cost cost;
    private final Prefetch prefetch = new Prefetch();
    /** One for all who ask, so that a command reads an index once and sees one state of it. */
    private final Map<RegistryDeclaration, CmRegistry> indexes = new HashMap<>();

    /**
     * @param base what relative {@code file:} locations are relative to
     * @param artifacts of plain Maven repositories, where no bundle is
     */
    WiredRegistries(
            Path base,
            Optional<? extends Supplier<Bundle>> bundle,
            Supplier<CmHome> home,
            Supplier<MavenRepositories> maven,
            Supplier<Transfer> transfer,
            Supplier<ArtifactFetch> artifacts,
            Cost cost) {
        this.base = base;
        this.bundle = bundle;
        this.home = home;
        this.maven = maven;
        this.transfer = transfer;
        this.artifacts = artifacts;
        this.cost = cost;
    }

    /** @param roots what is asked for; a plain Maven repository has the classifiers that somebody wishes */
    Registries of(List<RegistryDeclaration> declarations, List<Dependency> roots) {
        ClassifierWishes wishes = ClassifierWishes.of(roots);
        List<Registry> registries = new ArrayList<>();
        for (RegistryDeclaration declared : declarations) {
            if (declared.location() instanceof RegistryLocation.Cm cm) {
                registries.add(indexes.computeIfAbsent(declared, key -> index(key, cm)));
            } else {
                registries.add(
                        new MavenRegistry(declared, repository(declared), maven.get(), wishes, artifacts(declared)));
            }
        }
        return cost.noting(new Registries(registries, prefetch));
    }

    /** The same, with what machines in question already have of their packages. */
    Registries of(List<RegistryDeclaration> declarations, List<Dependency> roots, OnMachines machines) {
        return with(of(declarations, roots), machines);
    }

    /** The same over registries that are made already. */
    Registries with(Registries published, OnMachines machines) {
        List<Registry> registries = published.all().stream()
                .<Registry>map(registry -> new SystemRegistry(registry, machines))
                .toList();
        return cost.noting(new Registries(registries, prefetch));
    }

    RegistryStorage storage(RegistryLocation.Cm location) {
        return RegistryAddress.isDirectory(location)
                ? new DirectoryStorage(RegistryAddress.path(location, base))
                : new HttpStorage(RegistryAddress.of(location, base), transfer);
    }

    private CmRegistry index(RegistryDeclaration declared, RegistryLocation.Cm location) {
        if (bundle.isPresent()) {
            return new CmRegistry(declared, bundle.get().get().registry(declared.alias()));
        }
        return RegistryAddress.isDirectory(location)
                ? new CmRegistry(declared, storage(location))
                : new CmRegistry(declared, storage(location), seenRoots());
    }

    private ArtifactFetch artifacts(RegistryDeclaration declared) {
        return bundle.<ArtifactFetch>map(given -> new BundledArtifacts(given.get(), declared.alias()))
                .orElseGet(artifacts);
    }

    /** Under its own id, so that what is locked of it is the same wherever it lies. */
    private RegistryLocation.PlainMaven repository(RegistryDeclaration declared) {
        RegistryLocation.PlainMaven location = (RegistryLocation.PlainMaven) declared.location();
        return bundle.map(given -> new RegistryLocation.PlainMaven(
                        location.id(), RepositoryUrl.of(given.get().registryDirectory(declared.alias()))))
                .orElse(location);
    }

    private SeenRoots seenRoots() {
        return new SeenRoots(home.get().cache().resolve("registries"));
    }

    @Override
    public void close() {
        prefetch.close();
    }
}
