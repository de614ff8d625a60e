package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.client.transfer.LocalParts;
import org.collectivemind.format.hash.Digest;

/**
 * A store that others look after, read where it is. Nothing in it is ever written, not even a time; what looks touched counts as
 * absent, for it cannot be mended from here. One that is not there, or goes away, is empty.
 */
final class LowerLayer {
    private final StoreLayout layout;
    private final Views views;
    private final PartLists lists;
    private final PartIndex parts;

    LowerLayer(Path root, Views views) {
        this.layout = StoreLayout.of(root);
        this.views = views;
        this.lists = new PartLists(layout, Durability.NONE);
        this.parts = new PartIndex(layout, lists);
    }

    boolean isThere() {
        return Files.isRegularFile(layout.cacheTag());
    }

    Optional<VerifiedFile> find(Digest digest, long size, List<Digest> pinned) {
        Path blob = layout.blob(digest);
        return FileMode.isSealed(blob, size, false)
                        && Files.isReadable(blob)
                        && (!PartList.isFor(size) || isVouchedFor(blob, digest, size, pinned))
                ? Optional.of(new VerifiedFile(
                        blob, digest, size, pinned, pinned.isEmpty() ? Evidence.WHOLE : Evidence.PARTS))
                : Optional.empty();
    }

    private boolean isVouchedFor(Path blob, Digest digest, long size, List<Digest> pinned) {
        try {
            long inode = FileMode.inode(blob);
            return lists.find(digest)
                    .filter(list -> list.size() == size && list.inode() == inode && list.vouchesFor(pinned))
                    .isPresent();
        } catch (IOException gone) {
            return false;
        }
    }

    Optional<View> view(Tree tree, ViewName name) {
        Digest digest = tree.digest();
        Path directory = layout.view(name, digest);
        return views.isIntact(directory, tree)
                ? Optional.of(new View(directory, digest, true, 0, 0))
                : Optional.empty();
    }

    Optional<LocalParts.Piece> part(Digest part) {
        return parts.find(part);
    }

    StoreStatistics.Layer statistics() {
        List<Holding> holdings = isThere() ? Survey.of(layout) : List.of();
        return new StoreStatistics.Layer(
                layout.bucket().toString(),
                isThere(),
                StoreStatistics.count(holdings, GarbageReport.Kind.BLOB),
                StoreStatistics.count(holdings, GarbageReport.Kind.VIEW),
                Footprint.of(holdings).bytes());
    }
}
