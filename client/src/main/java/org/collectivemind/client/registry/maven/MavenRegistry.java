package org.collectivemind.client.registry.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.client.registry.BrokenRegistry;
import org.collectivemind.client.registry.Lookups;
import org.collectivemind.client.registry.Registry;
import org.collectivemind.client.registry.maven.ArtifactFetch.Fetched;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Meta;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * A plain Maven repository as a registry (DESIGN §4). A version has one variant, {@code default}, which is its main artifact; where
 * the project wishes classifiers of the package, one variant for each. A version that moved elsewhere is a package without files
 * that depends on where it moved.
 */
public final class MavenRegistry implements Registry {
    /** Packaging whose artifact is a file of that name; any other but {@code pom} makes a jar. */
    private static final Set<String> OWN_EXTENSION = Set.of("war", "ear", "rar", "aar", "zip");

    private final RegistryDeclaration declaration;
    private final PlainMaven location;
    private final MavenRepositories repositories;
    private final ClassifierWishes wishes;
    private final ArtifactFetch fetch;
    private final PomDependencies dependencies;
    private final Lookups<PackageName, Optional<List<Version>>> versions;
    private final Lookups<MavenArtifact, MavenPom> poms;

    /** @param location the declaration's */
    public MavenRegistry(
            RegistryDeclaration declaration,
            PlainMaven location,
            MavenRepositories repositories,
            ClassifierWishes wishes,
            ArtifactFetch fetch) {
        this.declaration = declaration;
        this.location = location;
        this.repositories = repositories;
        this.wishes = wishes;
        this.fetch = fetch;
        this.versions = new Lookups<>(name -> repositories.versions(location, name));
        this.poms =
                new Lookups<>(artifact -> repositories.pom(location, artifact).orElse(MavenPom.ABSENT));
        this.dependencies =
                new PomDependencies(poms::get, name -> versions.get(name).orElse(List.of()));
    }

    @Override
    public RegistryDeclaration declaration() {
        return declaration;
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        List<VariantEntry> variants = wishes.variants(name).stream()
                .map(variant -> new VariantEntry(variant.id(), variant.attributes(), variant.requires()))
                .toList();
        return versions.get(name)
                .map(list -> new PackageVersions(
                        name,
                        VersionScheme.MAVEN,
                        list.stream()
                                .map(version -> new VersionEntry(version, Optional.empty(), List.of(), variants))
                                .toList()));
    }

    @Override
    public boolean has(PackageName name) {
        return versions.get(name).isPresent();
    }

    @Override
    public int unused() {
        return versions.unused() + poms.unused();
    }

    /** Every variant of a version has one list, as a POM has. */
    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return Relations.of(dependencies.of(main(new Coordinate(name, version))));
    }

    /** With every variant that is published. */
    @Override
    public Release release(Coordinate coordinate) {
        return release(
                coordinate,
                wishes.variants(coordinate.name()).stream()
                        .map(ClassifierVariant::id)
                        .collect(Collectors.toSet()));
    }

    /**
     * The version with some of its variants: each costs a download the first time.
     *
     * @throws MissingArtifact where none of them is published
     * @throws BrokenRegistry where a file is not what the SHA-1 beside it says
     */
    @Override
    public Release release(Coordinate coordinate, Set<VariantId> wanted) {
        MavenArtifact main = main(coordinate);
        MavenPom pom = poms.get(main);
        List<MavenArtifact> asked = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        for (ClassifierVariant variant : wishes.variants(coordinate.name())) {
            if (wanted.contains(variant.id())) {
                variant(variant, main, pom, asked).ifPresent(variants::add);
            }
        }
        if (variants.isEmpty()) {
            throw new MissingArtifact(coordinate, repositories.shown(location), asked);
        }
        return new Release(
                coordinate,
                Kind.TOOL,
                pom.description(),
                pom.license(),
                List.of(),
                Meta.NONE,
                List.of(),
                variants,
                Relations.of(dependencies.of(main)));
    }

    private Optional<Variant> variant(
            ClassifierVariant variant, MavenArtifact main, MavenPom pom, List<MavenArtifact> asked) {
        ArtifactFiles files = new ArtifactFiles(location);
        boolean hasNoFile = pom.relocation().isPresent() || pom.packaging().equals("pom");
        if (!hasNoFile || !variant.equals(ClassifierVariant.MAIN)) {
            List<MavenArtifact> spellings = spellings(variant, main, pom);
            asked.addAll(spellings);
            Optional<MavenArtifact> published =
                    spellings.stream().filter(artifact -> add(artifact, files)).findFirst();
            if (published.isEmpty()) {
                return Optional.empty();
            }
        }
        for (MavenArtifact carried : dependencies.carriedBy(main)) {
            if (!add(carried, files)) {
                throw new MissingArtifact(
                        new Coordinate(carried.name(), VersionScheme.MAVEN.parse(carried.version())),
                        repositories.shown(location),
                        List.of(carried));
            }
        }
        return Optional.of(files.variant(variant));
    }

    private static List<MavenArtifact> spellings(ClassifierVariant variant, MavenArtifact main, MavenPom pom) {
        boolean own = variant.equals(ClassifierVariant.MAIN) && OWN_EXTENSION.contains(pom.packaging());
        return variant.classifiers().stream()
                .map(classifier ->
                        new MavenArtifact(main.name(), main.version(), classifier, own ? pom.packaging() : "jar"))
                .toList();
    }

    private boolean add(MavenArtifact artifact, ArtifactFiles files) {
        Optional<Fetched> fetched = fetch.fetch(location, artifact);
        fetched.ifPresent(file -> {
            checkPublished(artifact, file);
            files.add(artifact, file);
        });
        return fetched.isPresent();
    }

    private void checkPublished(MavenArtifact artifact, Fetched fetched) {
        repositories.publishedSha1(location, artifact).ifPresent(published -> {
            Sha1 actual = Sha1.of(fetched.file());
            if (!published.equals(actual)) {
                throw new BrokenRegistry(
                        repositories.shown(location),
                        artifact.path(),
                        "its SHA-1 is " + actual + ", the one published beside it " + published);
            }
        });
    }

    private static MavenArtifact main(Coordinate coordinate) {
        return new MavenArtifact(coordinate.name(), coordinate.version().text(), "", "jar");
    }

    /** A Maven repository has no list of its packages. */
    @Override
    public Optional<List<PackageName>> packages() {
        return Optional.empty();
    }
}
