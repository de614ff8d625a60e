package org.collectivemind.client.publication;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.ListingSink;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.archive.Selection;
import org.collectivemind.client.registry.PayloadAddresses;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.client.transfer.Download;
import org.collectivemind.client.transfer.Fetched;
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

    /** Fetches a source that is not pinned and says what it is today. */
    public Pin pin(SourceDeclaration source) {
        return pins.computeIfAbsent(source.origin(), origin -> {
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
            pin = verified(source.origin(), sha256, size);
            pins.put(source.origin(), pin);
        }
        Payload payload = new Payload(source.origin(), source.format(), size, sha256, pin.parts());
        return new UpstreamContent(payload, entries(source, payload, at));
    }

    private Pin verified(PayloadOrigin origin, Digest sha256, long size) {
        if (!store.get().has(sha256)) {
            Path destination = store.get().newPartial();
            Fetched fetched = transfer.get()
                    .fetch(
                            new Download.Verified(
                                    label(origin), sha256, size, List.of(), addresses.of(origin), destination),
                            progress);
            store.get().commit(VerifiedFile.of(fetched));
            return new Pin(fetched.sha256(), fetched.size(), fetched.parts());
        }
        try {
            PartHasher.Result hashed = PartHasher.of(store.get().blob(sha256));
            if (!hashed.sha256().equals(sha256) || hashed.size() != size) {
                throw new UnreadableSource(
                        store.get().blob(sha256),
                        new java.io.IOException("the store's copy is damaged: `cm store verify`"));
            }
            return new Pin(sha256, size, hashed.parts());
        } catch (java.io.IOException unreadable) {
            throw new UnreadableSource(store.get().blob(sha256), unreadable);
        }
    }

    private List<FileEntry> entries(SourceDeclaration source, Payload payload, SourcePosition at) {
        if (payload.format() == Payload.Format.RAW) {
            EntryPath path = source.path().orElseGet(() -> EntryPath.parse(lastSegment(source.origin())));
            return List.of(new FileEntry(path, payload.size(), payload.sha256(), false, 0, Optional.empty()));
        }
        List<EntryGlob> globs = source.entries().stream().map(EntryGlob::new).toList();
        ListingSink listing = new ListingSink();
        new SafeExtractor(Limits.DEFAULT)
                .extract(
                        label(source.origin()),
                        store.get().blob(payload.sha256()),
                        payload.format(),
                        Selection.matching(entry -> place(globs, entry).isPresent()),
                        listing);
        List<FileEntry> files = new ArrayList<>();
        for (CanonicalArchive.Listed listed : listing.files()) {
            EntryPath path = place(globs, listed.path()).orElseThrow();
            files.add(new FileEntry(
                    path,
                    listed.size(),
                    listed.sha256(),
                    listed.executable(),
                    0,
                    Optional.of(listed.path().text())));
        }
        requireMatches(source, globs, listing, at);
        return files;
    }

    private static void requireMatches(
            SourceDeclaration source, List<EntryGlob> globs, ListingSink listing, SourcePosition at) {
        for (int i = 0; i < globs.size(); i++) {
            EntryGlob glob = globs.get(i);
            if (listing.files().stream()
                    .noneMatch(listed -> glob.place(listed.path()).isPresent())) {
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

    private static String label(PayloadOrigin origin) {
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
