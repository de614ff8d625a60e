package org.collectivemind.client.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.client.plan.Means;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.client.plan.WantedVariant;
import org.collectivemind.client.registry.PayloadPlaces;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.client.store.ViewName;
import org.collectivemind.client.transfer.Download;
import org.collectivemind.client.transfer.Fetched;
import org.collectivemind.client.transfer.PinnedFile;
import org.collectivemind.format.bundle.ListedFile;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * Gets payloads into a bundle: copied where this machine has them, else fetched straight to where they go, without a second copy in
 * the store. Contents of archives come through the store, as in an installation.
 */
public final class PayloadSupply {
    private final Means means;
    private final PayloadPlaces places;

    public PayloadSupply(Means means, PayloadPlaces places) {
        this.means = means;
        this.places = places;
    }

    /** @return bytes that came over the network */
    long put(BundleContents contents, BundleWriter writer) {
        return putContents(contents, writer) + putWhole(contents.whole(), writer);
    }

    private long putWhole(Map<NeededPayload, List<ListedFile>> whole, BundleWriter writer) {
        List<Download> downloads = new ArrayList<>();
        whole.forEach((needed, files) -> {
            ListedFile first = files.get(0);
            if (!writer.isThere(first) && !isCopied(needed.payload(), first, writer)) {
                downloads.add(new Download.Verified(pinned(needed), writer.place(first.path())));
            }
        });
        long fetched = downloads.isEmpty()
                ? 0
                : means.transfer().get().fetchAll(downloads, means.progress()).stream()
                        .mapToLong(Fetched::size)
                        .sum();
        whole.values()
                .forEach(files -> files.stream()
                        .skip(1)
                        .forEach(file -> writer.copy(writer.place(files.get(0).path()), file)));
        return fetched;
    }

    private boolean isCopied(Payload payload, ListedFile file, BundleWriter writer) {
        Optional<Path> here = means.store()
                .get()
                .find(payload.sha256(), payload.size(), payload.parts())
                .map(VerifiedFile::file)
                .or(() -> means.adoption().find(payload).map(Adoption.Candidate::file));
        return here.isPresent() && writer.copy(here.get(), file);
    }

    private PinnedFile pinned(NeededPayload needed) {
        Payload payload = needed.payload();
        return new PinnedFile(
                needed.label(),
                payload.sha256(),
                payload.size(),
                payload.parts(),
                places.of(needed.registry(), needed.owner().coordinate(), payload));
    }

    private long putContents(BundleContents contents, BundleWriter writer) {
        Map<FileEntry, ListedFile> missing = new LinkedHashMap<>(contents.contents());
        missing.values().removeIf(writer::isThere);
        if (missing.isEmpty()) {
            return 0;
        }
        List<WantedVariant> wanted = contents.apart().stream()
                .map(needed -> wanted(needed, missing))
                .filter(variant -> !variant.files().isEmpty())
                .toList();
        Plan plan = means.planner().plan(wanted);
        long fetched = means.pipeline()
                .run(new Plan(List.of(), plan.payloads(), plan.budget()))
                .fetched();
        Store store = means.store().get();
        missing.forEach((content, file) -> {
            if (!writer.copy(store.blob(content.sha256()), file)) {
                throw new BrokenBundle(
                        store.directory(), content.path().text(), "the store's copy is damaged: `cm store verify`");
            }
        });
        return fetched;
    }

    private WantedVariant wanted(NeededPayload needed, Map<FileEntry, ListedFile> missing) {
        return new WantedVariant(
                new ViewName(needed.owner().coordinate(), needed.variant().id()),
                needed.variant().payloads(),
                needed.contents().stream().filter(missing::containsKey).toList(),
                payload -> places.of(needed.registry(), needed.owner().coordinate(), payload));
    }
}
