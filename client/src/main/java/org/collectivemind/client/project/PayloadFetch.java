package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.registry.PayloadAddresses;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VariantInstall;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.client.transfer.Download;
import org.collectivemind.client.transfer.Fetched;
import org.collectivemind.client.transfer.PinnedFile;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedRegistry;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/** Fetches the payloads an installation needs and the store does not have, each once however many packages share it. */
public final class PayloadFetch {
    private final Supplier<Store> store;
    private final Supplier<Transfer> transfer;
    private final PayloadAddresses addresses;
    private final Progress progress;
    private final KnownArtifacts known;

    /** @param known learns the hashes of Maven artifacts that were fetched and verified, so that locking need not fetch them */
    public PayloadFetch(
            Supplier<Store> store,
            Supplier<Transfer> transfer,
            PayloadAddresses addresses,
            Progress progress,
            KnownArtifacts known) {
        this.known = known;
        this.store = store;
        this.transfer = transfer;
        this.addresses = addresses;
        this.progress = progress;
    }

    FetchedPayloads fetch(Lockfile lock, Map<LockedPackage, LockedVariant> wanted, VariantInstall variants) {
        Map<Digest, Download> downloads = new LinkedHashMap<>();
        Map<Digest, VerifiedFile> here = new LinkedHashMap<>();
        wanted.forEach((locked, variant) -> {
            for (Payload payload : variants.needed(variant.payloads(), variant.files())) {
                Digest digest = payload.sha256();
                Optional<VerifiedFile> there = store.get().find(digest, payload.size(), payload.parts());
                if (there.isPresent()) {
                    here.put(digest, there.get());
                } else {
                    downloads.computeIfAbsent(digest, key -> download(location(lock, locked), locked, payload));
                }
            }
        });
        long bytes = 0;
        for (Fetched fetched : fetchAll(new ArrayList<>(downloads.values()))) {
            here.put(fetched.sha256(), VerifiedFile.of(fetched));
            bytes += fetched.size();
        }
        wanted.forEach((locked, variant) -> variant.payloads().stream()
                .filter(payload -> downloads.containsKey(payload.sha256()))
                .forEach(payload -> learn(location(lock, locked), payload)));
        return new FetchedPayloads(store.get(), here, bytes);
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

    /** Where one download fails, what the others left is of no use to anybody and goes. */
    private List<Fetched> fetchAll(List<Download> downloads) {
        if (downloads.isEmpty()) {
            return List.of();
        }
        boolean done = false;
        try {
            List<Fetched> fetched = transfer.get().fetchAll(downloads, progress);
            done = true;
            return fetched;
        } finally {
            if (!done) {
                downloads.forEach(download -> FetchedPayloads.discard(download.destination()));
            }
        }
    }

    private Download download(RegistryLocation registry, LockedPackage locked, Payload payload) {
        Path destination = store.get().newPartial();
        return new Download.Verified(
                new PinnedFile(
                        locked.coordinate().name().name() + " "
                                + locked.coordinate().version(),
                        payload.sha256(),
                        payload.size(),
                        payload.parts(),
                        addresses.of(registry, locked.coordinate(), payload.origin())),
                destination);
    }

    private static RegistryLocation location(Lockfile lock, LockedPackage locked) {
        return lock.registries().stream()
                .filter(registry -> registry.alias().equals(locked.registry()))
                .map(LockedRegistry::location)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a lock names the registries of its packages"));
    }
}
