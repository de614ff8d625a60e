package org.collectivemind.client.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;

/**
 * The registries of a project, and which of them answers for a package: those that claim its group, else those that claim none, in
 * the project's order; the first that has the package serves every version of it. So nobody outside a claimed group's registry can
 * slip in a higher version (DESIGN §7).
 */
public final class Registries implements PackageSource {
    private final List<Registry> registries;
    private final Prefetch prefetch;
    private final Foresight foresight;

    /** @param prefetch asks ahead what is {@linkplain #expect expected} of registries that are not near */
    public Registries(List<Registry> registries, Prefetch prefetch) {
        this.registries = List.copyOf(registries);
        this.prefetch = prefetch;
        this.foresight = new Foresight(this, prefetch);
    }

    /** Who serves the package; empty where nobody has it. */
    public Optional<Registry> serving(PackageName name) {
        return asked(name).stream().filter(registry -> registry.has(name)).findFirst();
    }

    /** Who most likely serves the package: the first whose answer is not known to be no. */
    Optional<Registry> likely(PackageName name) {
        return asked(name).stream().filter(registry -> registry.mayHave(name)).findFirst();
    }

    /** Who is asked about the package. */
    public List<Registry> asked(PackageName name) {
        List<Registry> claiming = registries.stream()
                .filter(registry ->
                        registry.declaration().groups().stream().anyMatch(group -> claims(group, name.group())))
                .toList();
        return claiming.isEmpty()
                ? registries.stream()
                        .filter(registry -> registry.declaration().groups().isEmpty())
                        .toList()
                : claiming;
    }

    private static boolean claims(String pattern, String group) {
        if (pattern.endsWith(".*")) {
            String prefix = pattern.substring(0, pattern.length() - 2);
            return group.equals(prefix) || group.startsWith(prefix + ".");
        }
        return pattern.equals("*") || pattern.equals(group);
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return serving(name).flatMap(registry -> registry.versions(name));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return required(name).relations(name, version, variant);
    }

    public Release release(Coordinate coordinate) {
        return required(coordinate.name()).release(coordinate);
    }

    /**
     * Versions of which only some variants are wanted. Those of registries that are not near are fetched at the same time.
     *
     * @return in the order of {@code wanted}; what fails first in that order is the failure
     */
    public SortedMap<Coordinate, Release> releases(SortedMap<Coordinate, Set<VariantId>> wanted) {
        List<Supplier<Release>> jobs = new ArrayList<>();
        wanted.forEach((coordinate, variants) -> {
            Registry registry = required(coordinate.name());
            jobs.add(() -> registry.release(coordinate, variants));
        });
        boolean isNear = wanted.keySet().stream()
                .allMatch(coordinate -> required(coordinate.name()).isNear());
        List<Release> releases = isNear ? jobs.stream().map(Supplier::get).toList() : prefetch.all(jobs);
        SortedMap<Coordinate, Release> found = new TreeMap<>();
        wanted.keySet().forEach(coordinate -> found.put(coordinate, releases.get(found.size())));
        return found;
    }

    @Override
    public SortedSet<PackageName> providers(CapabilityName capability) {
        return served(registry -> registry.providers(capability));
    }

    @Override
    public SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return served(registry -> registry.tagged(tags));
    }

    /** Of what registries name, only what they serve: one that may not have a group cannot bring its packages in this way either. */
    private SortedSet<PackageName> served(Function<Registry, SortedSet<PackageName>> named) {
        SortedSet<PackageName> served = new TreeSet<>();
        for (Registry registry : registries) {
            named.apply(registry).stream()
                    .filter(name -> serving(name).equals(Optional.of(registry)))
                    .forEach(served::add);
        }
        return served;
    }

    @Override
    public void expect(List<Expected> questions) {
        foresight.expect(questions);
    }

    @Override
    public boolean isFar() {
        return registries.stream().anyMatch(registry -> !registry.isNear());
    }

    /** How many answers were fetched ahead, and nobody has needed yet. */
    public int unused() {
        return registries.stream().mapToInt(Registry::unused).sum();
    }

    private Registry required(PackageName name) {
        return serving(name).orElseThrow(() -> unknown(name));
    }

    /** The failure for a package nobody has, with names that are near. */
    public UnknownPackage unknown(PackageName name) {
        List<RegistryAlias> asked = asked(name).stream()
                .map(registry -> registry.declaration().alias())
                .toList();
        return new UnknownPackage(name, asked, similar(name));
    }

    private List<PackageName> similar(PackageName name) {
        List<PackageName> similar = new ArrayList<>();
        packages().stream().filter(known -> known.name().equals(name.name())).forEach(similar::add);
        List<PackageName> sameGroup = packages().stream()
                .filter(known -> known.group().equals(name.group()))
                .toList();
        NearestKey.of(name.name(), sameGroup.stream().map(PackageName::name).toList())
                .map(near -> new PackageName(name.group(), near))
                .filter(near -> !similar.contains(near))
                .ifPresent(similar::add);
        return similar.size() > 3 ? similar.subList(0, 3) : similar;
    }

    /** Every package of the registries that can list theirs, sorted. */
    public List<PackageName> packages() {
        return registries.stream()
                .flatMap(registry -> registry.packages().orElse(List.of()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    public List<Registry> all() {
        return registries;
    }
}
