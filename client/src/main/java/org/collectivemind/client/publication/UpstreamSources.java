package org.collectivemind.client.publication;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.collectivemind.client.registry.PayloadAddresses;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.client.transfer.Download;
import org.collectivemind.client.transfer.Fetched;
import org.collectivemind.client.transfer.PinnedFile;
import org.collectivemind.client.transfer.Progress;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.format.archive.CanonicalArchive;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.format.manifest.SourceDeclaration;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/**
 * Upstream sources, fetched into the store once however many variants and versions take entries out of them; what the store then
 * has, an installation on this machine need not fetch again.
 */
public final class UpstreamSources implements UpstreamFiles {
    /** 1 TiB: an unpinned source may not be larger. */
    private static final long LARGEST = 1L << 40;

    private final Supplier<Store> store;
    private final Supplier<Transfer> transfer;
    private final PayloadAddresses addresses;
    private final Progress progress;
    private final Map<PayloadOrigin, Pin> pins = new LinkedHashMap<>();
    private final ArchiveListings listings = new ArchiveListings();

    public UpstreamSources(
            Supplier<Store> store, Supplier<Transfer> transfer, PayloadAddresses addresses, Progress progress) {
        this.store = store;
        this.transfer = transfer;
        this.addresses = addresses;
        this.progress = progress;
    }

    /** What an upstream file is. @param size in bytes @param parts see {@link Parts} */
    public record Pin(Digest sha256, long size, List<Digest> parts) {
        public Pin {
            parts = Parts.check(size, parts);
        }
    }

    /**
     * Fetches a source that is not pinned and says what it is today.
     *
     * @throws MalformedFile where the manifest says one of the two and it is another
     */
    public Pin pin(SourceDeclaration source, SourcePosition at) {
        Pin pin = discovered(source.origin());
        boolean other =
                source.sha256().filter(said -> !said.equals(pin.sha256())).isPresent()
                        || source.size().filter(said -> said != pin.size()).isPresent();
        if (other) {
            throw new MalformedFile(
                    at,
                    label(source.origin()) + " is not what the manifest says: it has sha256 " + pin.sha256() + " and "
                            + pin.size() + " bytes",
                    List.of("if that is right, take the old value out and pin it again"));
        }
        return pin;
    }

    private Pin discovered(PayloadOrigin wanted) {
        return pins.computeIfAbsent(wanted, origin -> {
            Path destination = store.get().newPartial();
            Fetched fetched = transfer.get()
                    .fetch(new Download.Discover(label(origin), LARGEST, addresses.of(origin), destination), progress);
            store.get().commit(VerifiedFile.of(fetched));
            return new Pin(fetched.sha256(), fetched.size(), fetched.parts());
        });
    }

    @Override
    public UpstreamContent inspect(SourceDeclaration source, SourcePosition at) {
        if (!source.pinned()) {
            throw new UnpinnedSource(at);
        }
        Digest sha256 = source.sha256().orElseThrow();
        long size = source.size().orElseThrow();
        Pin pin = pins.get(source.origin());
        if (pin == null || !pin.sha256().equals(sha256) || pin.size() != size) {
            pin = verified(source.origin(), sha256, size, at);
            pins.put(source.origin(), pin);
        }
        Payload payload = new Payload(source.origin(), source.format(), size, sha256, pin.parts());
        return new UpstreamContent(payload, entries(source, payload, at));
    }

    private Pin verified(PayloadOrigin origin, Digest sha256, long size, SourcePosition at) {
        if (!store.get().isIntact(sha256, size, List.of())) {
            requireSize(origin, sha256, size, at);
            Path destination = store.get().newPartial();
            Fetched fetched = transfer.get()
                    .fetch(
                            new Download.Verified(
                                    new PinnedFile(label(origin), sha256, size, List.of(), addresses.of(origin)),
                                    destination),
                            progress);
            store.get().commit(VerifiedFile.of(fetched));
            return new Pin(fetched.sha256(), fetched.size(), fetched.parts());
        }
        try {
            PartHasher.Result hashed = PartHasher.of(store.get().blob(sha256));
            if (!hashed.sha256().equals(sha256)) {
                throw new UnreadableSource(
                        store.get().blob(sha256), new IOException("the store's copy is damaged: `cm store verify`"));
            }
            return new Pin(sha256, size, hashed.parts());
        } catch (IOException unreadable) {
            throw new UnreadableSource(store.get().blob(sha256), unreadable);
        }
    }

    /** Where the store has what the digest names, a size that differs is a mistake in the manifest: no host need be asked. */
    private void requireSize(PayloadOrigin origin, Digest sha256, long size, SourcePosition at) {
        Path kept = store.get().blob(sha256);
        try {
            if (Files.isRegularFile(kept)) {
                long actual = Files.size(kept);
                if (actual != size && store.get().isIntact(sha256, actual, List.of())) {
                    throw new MalformedFile(
                            at, label(origin) + " of that sha256 has " + actual + " bytes, not " + size, List.of());
                }
            }
        } catch (IOException unreadable) {
            throw new UnreadableSource(kept, unreadable);
        }
    }

    private List<FileEntry> entries(SourceDeclaration source, Payload payload, SourcePosition at) {
        if (payload.format() == Payload.Format.RAW) {
            EntryPath path = source.path().orElseGet(() -> EntryPath.parse(lastSegment(source.origin())));
            return List.of(new FileEntry(path, payload.size(), payload.sha256(), false, 0, Optional.empty()));
        }
        List<EntryGlob> globs = source.entries().stream().map(EntryGlob::new).toList();
        SortedMap<EntryPath, CanonicalArchive.Listed> listed = listings.list(
                label(source.origin()),
                store.get().blob(payload.sha256()),
                payload.sha256(),
                payload.format(),
                entry -> place(globs, entry).isPresent());
        requireMatches(source, globs, listed.keySet(), at);
        return listed.values().stream()
                .map(entry -> new FileEntry(
                        place(globs, entry.path()).orElseThrow(),
                        entry.size(),
                        entry.sha256(),
                        entry.executable(),
                        0,
                        Optional.of(entry.path().text())))
                .toList();
    }

    private static void requireMatches(
            SourceDeclaration source, List<EntryGlob> globs, Set<EntryPath> entries, SourcePosition at) {
        for (int i = 0; i < globs.size(); i++) {
            EntryGlob glob = globs.get(i);
            if (entries.stream().noneMatch(entry -> glob.place(entry).isPresent())) {
                throw new MalformedFile(
                        at,
                        "`" + source.entries().get(i).glob() + "` matches no entry of " + label(source.origin()),
                        List.of("`*` matches within one directory, `**` across directories"));
            }
        }
    }

    private static Optional<EntryPath> place(List<EntryGlob> globs, EntryPath entry) {
        return globs.stream().flatMap(glob -> glob.place(entry).stream()).findFirst();
    }

    static String label(PayloadOrigin origin) {
        return lastSegment(origin);
    }

    private static String lastSegment(PayloadOrigin origin) {
        if (origin instanceof PayloadOrigin.Maven maven) {
            String path = maven.artifact().path();
            return path.substring(path.lastIndexOf('/') + 1);
        }
        if (origin instanceof PayloadOrigin.Url url) {
            URI uri = url.uri();
            String path = uri.getPath() == null ? "" : uri.getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.isEmpty() ? uri.getHost() : name;
        }
        return ((PayloadOrigin.Hosted) origin).fileName();
    }
}
