package org.collectivemind.client.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.plan.Labels;
import org.collectivemind.client.plan.WantedVariant;
import org.collectivemind.client.registry.RegistryLayout;
import org.collectivemind.client.store.ViewName;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedRegistry;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/**
 * A payload of which the targets of a bundle need something, and in which form the bundle holds it: as it is, or only the wanted
 * contents of a foreign archive, where those are fewer bytes. Our own archives are always whole: what is in them is wanted, and
 * thousands of small files would not be better off on a stick.
 *
 * @param owner the first package that wants it
 * @param variant that package's variant
 * @param contents the wanted files, each content once
 * @param places where registries keep it, as paths in the bundle
 */
record NeededPayload(
        LockedPackage owner,
        LockedVariant variant,
        RegistryLocation registry,
        Payload payload,
        List<FileEntry> contents,
        List<String> places) {
    private static final Set<Payload.Format> FOREIGN =
            Set.of(Payload.Format.ZIP, Payload.Format.TAR, Payload.Format.TAR_GZ);

    NeededPayload {
        contents = List.copyOf(contents);
        places = List.copyOf(places);
    }

    /** In the order of the lock. */
    static List<NeededPayload> of(Lockfile lock, List<TargetName> targets) {
        Map<Key, Gathered> gathered = new LinkedHashMap<>();
        for (LockedPackage locked : lock.packages()) {
            Set<LockedVariant> variants = new LinkedHashSet<>();
            targets.forEach(target -> locked.variant(target).ifPresent(variants::add));
            variants.forEach(variant -> gather(lock, locked, variant, gathered));
        }
        return gathered.values().stream().map(Gathered::needed).toList();
    }

    private static void gather(
            Lockfile lock, LockedPackage locked, LockedVariant variant, Map<Key, Gathered> gathered) {
        for (FileEntry file : variant.files()) {
            Payload payload = variant.payloads().get(file.payload());
            Gathered one = gathered.computeIfAbsent(
                    new Key(payload.sha256(), payload.format()),
                    key -> new Gathered(locked, variant, location(lock, locked), payload));
            one.contents.putIfAbsent(file.sha256(), file);
            place(locked, location(lock, locked), payload.origin()).ifPresent(one.places::add);
        }
    }

    private record Key(Digest sha256, Payload.Format format) {}

    /** Mutable. */
    private static final class Gathered {
        private final LockedPackage owner;
        private final LockedVariant variant;
        private final RegistryLocation registry;
        private final Payload payload;
        private final Map<Digest, FileEntry> contents = new LinkedHashMap<>();
        private final Set<String> places = new LinkedHashSet<>();

        Gathered(LockedPackage owner, LockedVariant variant, RegistryLocation registry, Payload payload) {
            this.owner = owner;
            this.variant = variant;
            this.registry = registry;
            this.payload = payload;
        }

        NeededPayload needed() {
            return new NeededPayload(
                    owner, variant, registry, payload, new ArrayList<>(contents.values()), new ArrayList<>(places));
        }
    }

    private static RegistryLocation location(Lockfile lock, LockedPackage locked) {
        return lock.registries().stream()
                .filter(registry -> registry.alias().equals(locked.registry()))
                .map(LockedRegistry::location)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a lock names the registries of its packages"));
    }

    /** Of what the package's own registry hosts. */
    private static Optional<String> place(LockedPackage locked, RegistryLocation registry, PayloadOrigin origin) {
        String directory = BundleLayout.registry(locked.registry());
        if (origin instanceof PayloadOrigin.Hosted hosted) {
            return Optional.of(
                    directory + RegistryLayout.versionDirectory(locked.coordinate()) + "/" + hosted.fileName());
        }
        return origin instanceof PayloadOrigin.Maven maven
                        && registry instanceof RegistryLocation.PlainMaven plain
                        && plain.id().equals(maven.repository())
                ? Optional.of(directory + maven.artifact().path())
                : Optional.empty();
    }

    /** Whether the bundle holds the wanted contents instead. */
    boolean isTakenApart() {
        return FOREIGN.contains(payload.format())
                && contents.stream().mapToLong(FileEntry::size).sum() < payload.size();
    }

    /** What the user knows it by. */
    String label() {
        WantedVariant wanted = new WantedVariant(
                new ViewName(owner.coordinate(), variant.id()),
                variant.payloads(),
                variant.files(),
                elsewhere -> List.of());
        return Labels.of(wanted, variant.payloads().indexOf(payload));
    }
}
