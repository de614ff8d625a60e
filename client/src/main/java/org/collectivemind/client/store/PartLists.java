package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;

/** The lists beside blobs of more than one part, by the blob's digest. Written before the blob gets its name. */
final class PartLists {
    /** How the name of a list in the quarantine ends; before it stands the name of its blob there. */
    static final String QUARANTINED = ".parts";

    private final StoreLayout layout;
    private final Durability durability;

    PartLists(StoreLayout layout, Durability durability) {
        this.layout = layout;
        this.durability = durability;
    }

    /** Empty where it is absent or damaged: the blob is then hashed once more. */
    Optional<PartList> find(Digest blob) {
        return read(layout.partList(blob));
    }

    static Optional<PartList> read(Path list) {
        try {
            return Optional.of(PartList.parse(Files.readAllBytes(list)));
        } catch (IOException | MalformedText none) {
            return Optional.empty();
        }
    }

    void write(Digest blob, PartList list, Batch batch) throws IOException {
        Path partial = layout.newPartial("parts");
        Path target = layout.partList(blob);
        try {
            FileMode.create(partial, list.text(), durability != Durability.NONE);
            StoreFiles.commit(partial, target);
        } catch (IOException failed) {
            StoreFiles.discard(partial);
            throw failed;
        }
        batch.renamedInto(target.getParent());
    }

    /** Puts the list of a blob beside what was moved to the quarantine. */
    void quarantine(Digest blob, Path kept) throws IOException {
        Path list = layout.partList(blob);
        if (Files.exists(list)) {
            StoreFiles.commit(list, kept.resolveSibling(kept.getFileName() + QUARANTINED));
        }
    }

    Stream<Path> all() {
        return StoreFiles.list(layout.partLists()).stream().flatMap(shard -> StoreFiles.list(shard).stream());
    }
}
