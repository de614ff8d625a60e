package org.collectivemind.client.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.Tree;
import org.collectivemind.client.store.View;
import org.collectivemind.client.transfer.PinnedFile;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** Makes the plan of an installation. Reads the store and other tools' caches, and asks no host. */
public final class Planner {
    private final Store store;
    private final Adoption adoption;
    private final Room room;
    private final Remotes remotes;

    public Planner(Store store, Adoption adoption, Room room) {
        this.store = store;
        this.adoption = adoption;
        this.room = room;
        this.remotes = new Remotes(store);
    }

    /** What the store has of one variant. */
    private record Looked(WantedVariant wanted, PlannedView view, List<FileEntry> missing) {}

    /** Payloads are one where bytes and the way to read them are the same. */
    private record Key(Digest sha256, Payload.Format format) {}

    public Plan plan(List<WantedVariant> wanted) {
        List<Looked> looked;
        try (Workers workers = Workers.forFiles()) {
            looked = workers.map(wanted, this::look);
        }
        List<PlannedPayload> payloads = payloads(looked);
        List<PlannedView> views = looked.stream().map(Looked::view).toList();
        Budget budget = new Budgeting(store, room).of(views, payloads);
        return new Plan(views, payloads, budget);
    }

    private Looked look(WantedVariant wanted) {
        Tree tree = Tree.of(wanted.payloads(), wanted.files());
        Optional<View> standing = store.view(tree, wanted.name());
        // A view that stands is enough, and its blobs are not looked at.
        List<FileEntry> missing = standing.isPresent() ? List.of() : store.missing(wanted.payloads(), wanted.files());
        return new Looked(wanted, new PlannedView(wanted.name(), tree, standing), missing);
    }

    private List<PlannedPayload> payloads(List<Looked> looked) {
        Map<Key, Gathered> gathered = new LinkedHashMap<>();
        for (Looked variant : looked) {
            for (int index = 0; index < variant.wanted().payloads().size(); index++) {
                Payload payload = variant.wanted().payloads().get(index);
                gathered.computeIfAbsent(new Key(payload.sha256(), payload.format()), key -> new Gathered(payload))
                        .add(variant, index);
            }
        }
        return gathered.values().stream()
                .map(payload -> payload.planned(this::acquisition))
                .sorted(Comparator.comparingLong(Planner::download).reversed())
                .toList();
    }

    private static long download(PlannedPayload planned) {
        return planned.acquisition() instanceof Acquisition.Remote remote ? remote.download() : 0;
    }

    private Acquisition acquisition(Gathered gathered) {
        if (gathered.missing.isEmpty()) {
            return new Acquisition.Present();
        }
        Payload payload = gathered.payload;
        Acquisition.Remote remote = remotes.of(payload, gathered.missing(), gathered.file());
        return held(payload)
                .or(() -> adoption.find(payload))
                .<Acquisition>map(candidate -> new Acquisition.Adopted(candidate, remote))
                .or(() -> contents(gathered, remote))
                .orElse(remote);
    }

    /** Of a file that is no archive, the payload was looked for already. */
    private Optional<Acquisition> contents(Gathered gathered, Acquisition.Remote remote) {
        if (gathered.payload.format() == Payload.Format.RAW) {
            return Optional.empty();
        }
        List<Adoption.Candidate> candidates = new ArrayList<>();
        for (FileEntry file : gathered.missing()) {
            Optional<Adoption.Candidate> found = adoption.find(file);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            candidates.add(found.get());
        }
        return Optional.of(new Acquisition.AdoptedContents(candidates, remote));
    }

    /** An archive that somebody wanted as a file. */
    private Optional<Adoption.Candidate> held(Payload payload) {
        return payload.format() == Payload.Format.RAW
                ? Optional.empty()
                : store.find(payload.sha256(), payload.size(), payload.parts())
                        .map(file -> new Adoption.Candidate(file.file(), "the store"));
    }

    /** One payload of all variants that want something of it. */
    private static final class Gathered {
        private final Payload payload;
        private final Map<Wish, FileEntry> missing = new LinkedHashMap<>();
        private final Set<URI> sources = new LinkedHashSet<>();
        private String label = "";

        /** Several paths may have one content. */
        private record Wish(Digest sha256, String entry) {}

        Gathered(Payload payload) {
            this.payload = payload;
        }

        void add(Looked variant, int index) {
            Payload own = variant.wanted().payloads().get(index);
            List<FileEntry> files = variant.missing().stream()
                    .filter(file -> file.payload() == index)
                    .toList();
            if (label.isEmpty()) {
                label = Labels.of(variant.wanted(), index);
            }
            if (!files.isEmpty()) {
                files.forEach(file ->
                        missing.putIfAbsent(new Wish(file.sha256(), file.entry().orElse("")), file));
                sources.addAll(variant.wanted().sources().apply(own));
            }
        }

        List<FileEntry> missing() {
            return new ArrayList<>(missing.values());
        }

        PinnedFile file() {
            return new PinnedFile(label, payload.sha256(), payload.size(), payload.parts(), List.copyOf(sources));
        }

        PlannedPayload planned(Function<Gathered, Acquisition> how) {
            return new PlannedPayload(label, payload, missing(), how.apply(this));
        }
    }
}
