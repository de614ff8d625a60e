package org.collectivemind.client.project;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.client.plan.WantedVariant;
import org.collectivemind.client.registry.PayloadPlaces;
import org.collectivemind.client.store.ViewName;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedRegistry;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/** What a lock says of payloads: who wants them, and where they may be had. */
public final class LockedPayloads {
    private final PayloadPlaces places;
    private final KnownArtifacts known;

    /** @param known learns the hashes of Maven artifacts that were fetched and verified, so that locking need not fetch them */
    public LockedPayloads(PayloadPlaces places, KnownArtifacts known) {
        this.places = places;
        this.known = known;
    }

    List<WantedVariant> wanted(Lockfile lock, Map<LockedPackage, LockedVariant> variants) {
        return variants.entrySet().stream()
                .map(entry -> wanted(location(lock, entry.getKey()), entry.getKey(), entry.getValue()))
                .toList();
    }

    private WantedVariant wanted(RegistryLocation registry, LockedPackage locked, LockedVariant variant) {
        return new WantedVariant(
                new ViewName(locked.coordinate(), variant.id()),
                variant.payloads(),
                variant.files(),
                payload -> places.of(registry, locked.coordinate(), payload));
    }

    /** @param verified payloads whose own hashes were computed just now */
    void learn(Lockfile lock, Map<LockedPackage, LockedVariant> variants, Collection<Payload> verified) {
        Set<Digest> digests = verified.stream().map(Payload::sha256).collect(Collectors.toSet());
        variants.forEach((locked, variant) -> variant.payloads().stream()
                .filter(payload -> digests.contains(payload.sha256()))
                .forEach(payload -> learn(location(lock, locked), payload)));
    }

    private void learn(RegistryLocation registry, Payload payload) {
        if (registry instanceof RegistryLocation.PlainMaven repository
                && payload.origin() instanceof PayloadOrigin.Maven maven) {
            known.keep(
                    repository,
                    maven.artifact(),
                    new PartHasher.Result(payload.size(), payload.sha256(), payload.parts()));
        }
    }

    private static RegistryLocation location(Lockfile lock, LockedPackage locked) {
        return lock.registries().stream()
                .filter(registry -> registry.alias().equals(locked.registry()))
                .map(LockedRegistry::location)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a lock names the registries of its packages"));
    }
}
