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
    private final StoreLayout layout;
    private final Durability durability;

    PartLists(StoreLayout layout, Durability durability) {
        this.layout = layout;
        this.durability = durability;
    }

    /** Empty where it is absent or damaged: the blob is then hashed once more. */
    Optional<PartList> find(Digest blob) {
        try {
            return Optional.of(PartList.parse(Files.readAllBytes(layout.partList(blob))));
        } catch (IOException | MalformedText none) {
            return Optional.empty();
        }
    }

    void write(Digest blob, PartList list, Batch batch) throws IOException {
        Path partial = layout.newPartial("parts");
        Path target = layout.partList(blob);
        Files.write(partial, list.text());
        if (durability != Durability.NONE) {
            StoreFiles.force(partial);
        }
        FileMode.seal(partial, false);
        StoreFiles.commit(partial, target);
        batch.renamedInto(target.getParent());
    }

    Stream<Path> all() {
        return StoreFiles.list(layout.partLists()).stream().flatMap(shard -> StoreFiles.list(shard).stream());
    }
}
