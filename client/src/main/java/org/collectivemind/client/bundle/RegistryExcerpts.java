package org.collectivemind.client.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.collectivemind.client.registry.CmRegistry;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.client.registry.Registry;
import org.collectivemind.client.registry.RegistryExcerpt;
import org.collectivemind.client.registry.UnknownPackage;
import org.collectivemind.client.registry.maven.MavenExcerpt;
import org.collectivemind.client.registry.maven.MavenRepositories;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.Coordinate;

/** What the registries of a project say of the versions its lock has, and no others. */
public final class RegistryExcerpts {
    private final Registries registries;
    private final Supplier<MavenRepositories> maven;

    /** @param registries also those that serve nothing of the lock: of them there is an empty one */
    public RegistryExcerpts(Registries registries, Supplier<MavenRepositories> maven) {
        this.registries = registries;
        this.maven = maven;
    }

    List<RegistryAlias> aliases() {
        return registries.all().stream()
                .map(registry -> registry.declaration().alias())
                .toList();
    }

    /** @return files by their path in the bundle */
    SortedMap<String, byte[]> of(Lockfile lock) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Registry registry : registries.all()) {
            RegistryAlias alias = registry.declaration().alias();
            List<LockedPackage> served = lock.packages().stream()
                    .filter(locked -> locked.registry().equals(alias))
                    .toList();
            String directory = BundleLayout.registry(alias);
            excerpt(registry, served).forEach((path, bytes) -> files.put(directory + path, bytes));
        }
        return files;
    }

    private SortedMap<String, byte[]> excerpt(Registry registry, List<LockedPackage> served) {
        if (registry instanceof CmRegistry cm) {
            List<ShardLine> lines = served.stream()
                    .flatMap(locked -> lines(cm, locked).stream())
                    .distinct()
                    .toList();
            return RegistryExcerpt.of(lines, shown(registry));
        }
        RegistryLocation.PlainMaven location =
                (RegistryLocation.PlainMaven) registry.declaration().location();
        List<Coordinate> wanted =
                served.stream().map(LockedPackage::coordinate).distinct().toList();
        return wanted.isEmpty() ? new TreeMap<>() : MavenExcerpt.of(maven.get(), location, wanted);
    }

    private static String shown(Registry registry) {
        return registry.declaration().location() instanceof RegistryLocation.Cm cm ? cm.url() : "";
    }

    /** Of a program that the machine has, the registry need not have that version, but says how it is found. */
    private static List<ShardLine> lines(CmRegistry registry, LockedPackage locked) {
        List<ShardLine> lines = new ArrayList<>();
        registry.line(locked.coordinate()).ifPresent(lines::add);
        if (locked.variants().stream().anyMatch(variant -> variant.detect().isPresent())) {
            Optional<ShardLine> rule = registry.detecting(locked.coordinate().name())
                    .flatMap(release -> registry.line(release.coordinate()));
            rule.ifPresent(lines::add);
        }
        if (lines.isEmpty()) {
            throw new UnknownPackage(
                    locked.coordinate().name(), List.of(registry.declaration().alias()), List.of());
        }
        return lines;
    }
}
