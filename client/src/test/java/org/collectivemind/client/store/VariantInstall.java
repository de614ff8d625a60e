package org.collectivemind.client.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.archive.Expected;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.archive.Selection;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * Makes one variant of payloads at hand, by the steps that {@link org.collectivemind.client.plan.Pipeline} takes for many: blobs
 * first, then the tree, then the view. So tests can stop a store between any two of them.
 */
final class VariantInstall {
    private final Store store;
    private final SafeExtractor extractor;

    /** Gives the bytes of a payload; asked only for those that are needed. */
    @FunctionalInterface
    interface PayloadFiles {
        VerifiedFile of(Payload payload);
    }

    VariantInstall(Store store, SafeExtractor extractor) {
        this.store = store;
        this.extractor = extractor;
    }

    /** The payloads to fetch: those of which a file is missing, in their order. */
    List<Payload> needed(List<Payload> payloads, List<FileEntry> files) {
        return store.missing(payloads, files).stream()
                .map(FileEntry::payload)
                .distinct()
                .sorted()
                .map(payloads::get)
                .toList();
    }

    /**
     * Installs a variant, or finds it installed: then its view is enough and its blobs are not looked at.
     *
     * @param files the variant's tree; they name their payloads by index
     * @throws WrongContent where a payload is not the one that is pinned
     */
    View install(ViewName name, List<Payload> payloads, List<FileEntry> files, PayloadFiles fetched) {
        Tree tree = Tree.of(payloads, files);
        Optional<View> installed = store.view(tree, name);
        if (installed.isPresent()) {
            return installed.get();
        }
        Batch batch = store.newBatch();
        SortedMap<Integer, Map<EntryPath, Expected>> wanted = new TreeMap<>();
        for (FileEntry file : store.missing(payloads, files)) {
            Map<EntryPath, Expected> entries = wanted.computeIfAbsent(file.payload(), payload -> new HashMap<>());
            file.entry().ifPresent(entry -> want(entries, entry, file));
        }
        wanted.forEach((index, entries) -> take(name, payloads.get(index), entries, fetched, batch));
        batch.force();
        store.commit(tree);
        return store.materialise(tree, name);
    }

    private static void want(Map<EntryPath, Expected> entries, String entry, FileEntry file) {
        Expected expected = new Expected(file.size(), file.sha256());
        Expected other = entries.put(Selection.path(entry), expected);
        if (other != null && !other.equals(expected)) {
            throw new MalformedText("archive entry", entry, "it is pinned with two contents");
        }
    }

    private void take(
            ViewName name, Payload payload, Map<EntryPath, Expected> entries, PayloadFiles fetched, Batch batch) {
        VerifiedFile file = fetched.of(payload);
        if (!file.sha256().equals(payload.sha256()) || file.size() != payload.size()) {
            throw new WrongContent(
                    file.file(), payload.sha256(), "sha256 " + file.sha256() + ", " + file.size() + " bytes");
        }
        if (payload.format() == Payload.Format.RAW) {
            store.commit(file, batch);
            return;
        }
        extractor.extract(
                "payload of " + name, file.file(), payload.format(), Selection.exactly(entries), store.sink(batch));
        store.discard(file.file());
    }
}
