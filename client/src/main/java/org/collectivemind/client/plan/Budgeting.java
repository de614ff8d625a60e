package org.collectivemind.client.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.Tree;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** Adds up what a plan takes. */
final class Budgeting {
    /** What file systems give space in. */
    private static final long BLOCK = 4096;

    private final Store store;
    private final Room room;

    Budgeting(Store store, Room room) {
        this.store = store;
        this.room = room;
    }

    Budget of(List<PlannedView> views, List<PlannedPayload> payloads) {
        Set<Digest> counted = new HashSet<>();
        long download = 0;
        long adopted = 0;
        long write = 0;
        long blocks = 0;
        for (PlannedPayload payload : payloads) {
            if (payload.acquisition() instanceof Acquisition.Remote remote) {
                download += remote.download();
            } else if (payload.acquisition() instanceof Acquisition.Adopted from
                    && !from.candidate().file().startsWith(store.directory())) {
                adopted += payload.payload().size();
            } else if (payload.acquisition() instanceof Acquisition.AdoptedContents) {
                adopted += payload.missing().stream().mapToLong(FileEntry::size).sum();
            }
            for (FileEntry file : payload.missing()) {
                if (counted.add(file.sha256())) {
                    write += file.size();
                    blocks += blocks(file.size());
                }
            }
        }
        long present = 0;
        for (PlannedView view : views) {
            for (Tree.TreeFile file : view.tree().files()) {
                present += counted.add(file.blob()) ? file.size() : 0;
            }
            blocks += view.standing().isPresent() ? 0 : own(view.tree());
        }
        // A twentieth more: directories, and what else grows meanwhile.
        long needed = Math.max(0, blocks + packed(payloads) - resumed(payloads));
        return new Budget(download, adopted, write, present, needed + needed / 20, room.usable(store.directory()));
    }

    /** What a view takes beside its links: its directory, its tree, and its programs, which are copies. */
    private static long own(Tree tree) {
        return 2 * BLOCK
                + tree.files().stream()
                        .filter(Tree.TreeFile::executable)
                        .mapToLong(file -> blocks(file.size()))
                        .sum();
    }

    /** Archives that lie on the disk until they are unpacked: not all at once, so the biggest that do. */
    private static long packed(List<PlannedPayload> payloads) {
        return payloads.stream()
                .filter(payload -> payload.payload().format() != Payload.Format.RAW)
                .flatMap(payload -> payload.acquisition() instanceof Acquisition.Whole whole
                        ? Stream.of(whole.file().size())
                        : Stream.empty())
                .sorted(Comparator.reverseOrder())
                .limit(Pipeline.AT_ONCE)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long resumed(List<PlannedPayload> payloads) {
        return payloads.stream()
                .mapToLong(payload -> payload.acquisition() instanceof Acquisition.Whole whole ? whole.resumed() : 0)
                .sum();
    }

    private static long blocks(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }
}
