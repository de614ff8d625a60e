package org.collectivemind.client.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.collectivemind.client.archive.Expected;
import org.collectivemind.client.archive.LocatedEntries;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.archive.Selection;
import org.collectivemind.client.archive.UnreadableArchive;
import org.collectivemind.client.store.Batch;
import org.collectivemind.client.store.Claim;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.client.transfer.Download;
import org.collectivemind.client.transfer.Fetched;
import org.collectivemind.client.transfer.NoRanges;
import org.collectivemind.client.transfer.PinnedFile;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** Gets what is wanted of payloads into the store. Used by many threads. */
final class PayloadIntake {
    /** Making and releasing a claim takes as long as fetching less. */
    private static final long WORTH_A_CLAIM = 1 << 20;

    private final Store store;
    private final Supplier<Transfer> transfer;
    private final SafeExtractor extractor;
    private final Progress progress;
    private final Batch batch;
    private final AtomicLong fetched = new AtomicLong();
    private final Queue<Payload> verified = new ConcurrentLinkedQueue<>();
    private final Queue<AdoptedFile> adopted = new ConcurrentLinkedQueue<>();
    private final Queue<AdoptedFile> refused = new ConcurrentLinkedQueue<>();

    PayloadIntake(Store store, Supplier<Transfer> transfer, SafeExtractor extractor, Progress progress, Batch batch) {
        this.store = store;
        this.transfer = transfer;
        this.extractor = extractor;
        this.progress = progress;
        this.batch = batch;
    }

    long fetched() {
        return fetched.get();
    }

    List<Payload> verified() {
        return List.copyOf(verified);
    }

    /** Nothing is begun of what cannot be ended. */
    void requireReachable(List<PlannedPayload> wanted) {
        List<PinnedFile> files = wanted.stream()
                .map(PlannedPayload::acquisition)
                .filter(Acquisition.Remote.class::isInstance)
                .map(remote -> ((Acquisition.Remote) remote).file())
                .toList();
        if (!files.isEmpty()) {
            transfer.get().requireReachable(files);
        }
    }

    void take(PlannedPayload planned) {
        Acquisition how = planned.acquisition();
        if (how instanceof Acquisition.Adopted adopted) {
            if (!isAdopted(planned, adopted.candidate())) {
                fetch(planned, adopted.otherwise());
            }
        } else if (how instanceof Acquisition.AdoptedContents apart) {
            if (!areAdopted(planned, apart.candidates())) {
                fetch(planned, apart.otherwise());
            }
        } else if (how instanceof Acquisition.Remote remote) {
            fetch(planned, remote);
        }
    }

    /** What is found is not what is pinned, or gone by now: then it is as if it had not been found. */
    private boolean isAdopted(PlannedPayload planned, Adoption.Candidate candidate) {
        Payload payload = planned.payload();
        AdoptedFile found = new AdoptedFile(planned.label(), candidate, payload.size());
        return payload.format() == Payload.Format.RAW
                ? isCopied(found, payload.sha256())
                : noted(found, isUnpacked(planned, candidate.file()));
    }

    /** The same for files without their archive. */
    private boolean areAdopted(PlannedPayload planned, List<Adoption.Candidate> candidates) {
        for (int index = 0; index < candidates.size(); index++) {
            FileEntry file = planned.missing().get(index);
            if (!isCopied(new AdoptedFile(planned.label(), candidates.get(index), file.size()), file.sha256())) {
                return false;
            }
        }
        return true;
    }

    private boolean isCopied(AdoptedFile found, Digest sha256) {
        Optional<VerifiedFile> copy = AdoptedCopy.of(store, found.candidate().file(), sha256, found.size());
        copy.ifPresent(file -> store.commit(file, batch));
        return noted(found, copy.isPresent());
    }

    private boolean isUnpacked(PlannedPayload planned, Path archive) {
        try {
            if (AdoptedCopy.isFile(archive)) {
                unpack(planned, archive);
                return true;
            }
        } catch (HostileArchive | UnreadableArchive useless) {
            return false;
        }
        return false;
    }

    private boolean noted(AdoptedFile found, boolean right) {
        (right ? adopted : refused).add(found);
        return right;
    }

    List<AdoptedFile> adopted() {
        return List.copyOf(adopted);
    }

    /** What was found, and was not what its name said. */
    List<AdoptedFile> refused() {
        return List.copyOf(refused);
    }

    private void fetch(PlannedPayload planned, Acquisition.Remote remote) {
        if (remote.file().size() < WORTH_A_CLAIM) {
            Path destination = store.newPartial();
            try {
                fetch(planned, remote, destination);
            } finally {
                store.discard(destination);
            }
            return;
        }
        try (Claim claim = store.claim(remote.file().sha256())) {
            // Whoever had the claim before us may have fetched it for us.
            if (!isThere(planned)) {
                fetch(planned, remote, claim.data());
            }
        }
    }

    private boolean isThere(PlannedPayload planned) {
        return planned.missing().stream()
                .allMatch(file -> store.isIntact(
                        file.sha256(),
                        file.size(),
                        file.entry().isPresent() ? List.of() : planned.payload().parts()));
    }

    private void fetch(PlannedPayload planned, Acquisition.Remote remote, Path destination) {
        if (remote instanceof Acquisition.Streamed streamed) {
            stream(planned, streamed.file());
        } else if (!(remote instanceof Acquisition.Entries entries) || !areEntriesTaken(planned, entries.file())) {
            whole(planned, remote.file(), destination);
        }
    }

    /** What a failure leaves, the next run goes on with. */
    private void whole(PlannedPayload planned, PinnedFile file, Path destination) {
        Fetched arrived = transfer.get().fetch(new Download.Verified(file, destination, store::part), progress);
        fetched.addAndGet(arrived.received());
        verified.add(planned.payload());
        if (planned.payload().format() == Payload.Format.RAW) {
            store.commit(VerifiedFile.of(arrived), batch);
            return;
        }
        try {
            unpack(planned, arrived.file());
        } finally {
            // It is whole and right, so fetching it again would lead to the same failure.
            store.discard(arrived.file());
        }
    }

    private void stream(PlannedPayload planned, PinnedFile file) {
        Payload.Format format = planned.payload().format();
        try {
            transfer.get().stream(file, progress, bytes -> {
                InputStream counted = new CountedBytes(bytes, fetched);
                extractor.extract(planned.label(), counted, file.size(), format, selection(planned), store.sink(batch));
                return true;
            });
        } catch (IOException failed) {
            throw new UncheckedIOException("a transfer fails in words of its own", failed);
        }
    }

    /** False where the whole is to be fetched after all: it takes nearly as much, or ranges do not work here. */
    private boolean areEntriesTaken(PlannedPayload planned, PinnedFile file) {
        Tentative watched = new Tentative(progress);
        try (RemoteBytes bytes = new RemoteBytes(transfer.get().ranges(file, watched), fetched)) {
            LocatedEntries located =
                    extractor.locate(planned.label(), bytes, planned.payload().format(), selection(planned));
            if (!Remotes.isWorthRanges(located.bytesNeeded(), file.size())) {
                return false;
            }
            located.extract(store.sink(batch));
            watched.succeeded();
            return true;
        } catch (HostileArchive | NoRanges bad) {
            // Ranges are not verified. The whole is, and if that is hostile it will be said then.
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException("a transfer fails in words of its own", failed);
        }
    }

    private void unpack(PlannedPayload planned, Path archive) {
        extractor.extract(planned.label(), archive, planned.payload().format(), selection(planned), store.sink(batch));
    }

    private static Selection.Pinned selection(PlannedPayload planned) {
        Map<EntryPath, Expected> entries = new HashMap<>();
        for (FileEntry file : planned.missing()) {
            String entry = file.entry().orElseThrow();
            Expected expected = new Expected(file.size(), file.sha256());
            Expected other = entries.put(Selection.path(entry), expected);
            if (other != null && !other.equals(expected)) {
                throw new MalformedText("archive entry", entry, "it is pinned with two contents");
            }
        }
        return new Selection.Pinned(entries);
    }
}
