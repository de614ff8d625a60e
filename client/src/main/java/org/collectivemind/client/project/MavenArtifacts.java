package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.registry.PayloadAddresses;
import org.collectivemind.client.registry.maven.ArtifactFetch;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.client.transfer.Download;
import org.collectivemind.client.transfer.NotFound;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.PayloadOrigin;

/** Fetches artifacts of plain Maven repositories while locking, into the store, so that installing finds them there. */
public final class MavenArtifacts implements ArtifactFetch {
    /** 16 GiB: more is no jar. */
    private static final long LARGEST = 16L << 30;

    private final Supplier<Store> store;
    private final Supplier<Transfer> transfer;
    private final PayloadAddresses addresses;
    private final Progress progress;
    private final KnownArtifacts known;

    /** @param known hashes of artifacts fetched before */
    public MavenArtifacts(
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

    /** What was fetched before is not fetched again: a released artifact never changes. */
    @Override
    public Optional<ArtifactFetch.Fetched> fetch(PlainMaven repository, MavenArtifact artifact) {
        Optional<PartHasher.Result> pin = known.find(repository, artifact);
        return pin.filter(hashes -> store.get().isIntact(hashes.sha256(), hashes.size(), hashes.parts()))
                .map(hashes -> new ArtifactFetch.Fetched(store.get().blob(hashes.sha256()), hashes))
                .or(() -> discover(repository, artifact));
    }

    private Optional<ArtifactFetch.Fetched> discover(PlainMaven repository, MavenArtifact artifact) {
        Path partial = store.get().newPartial();
        Download download = new Download.Discover(
                artifact.name().name() + " " + artifact.version(),
                LARGEST,
                addresses.of(repository, new PayloadOrigin.Maven(artifact, repository.id())),
                partial);
        try {
            org.collectivemind.client.transfer.Fetched fetched = transfer.get().fetch(download, progress);
            Path blob = store.get().commit(VerifiedFile.of(fetched));
            PartHasher.Result hashes = new PartHasher.Result(fetched.size(), fetched.sha256(), fetched.parts());
            known.keep(repository, artifact, hashes);
            return Optional.of(new ArtifactFetch.Fetched(blob, hashes));
        } catch (NotFound absent) {
            return Optional.empty();
        }
    }
}
