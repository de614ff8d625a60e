package org.collectivemind.client.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.transfer.LocalParts;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;

/** Where the parts of blobs are, read from the lists at the first question. What others commit meanwhile is not seen. */
final class PartIndex implements LocalParts {
    private final StoreLayout layout;
    private final PartLists lists;
    private final Map<Digest, Piece> pieces = new HashMap<>();
    private boolean read;

    PartIndex(StoreLayout layout, PartLists lists) {
        this.layout = layout;
        this.lists = lists;
    }

    @Override
    public synchronized Optional<Piece> find(Digest part) {
        if (!read) {
            read = true;
            lists.all()
                    .map(list -> list.getFileName().toString())
                    .filter(StoreLayout::isDigest)
                    .map(Digest::parse)
                    .forEach(blob -> lists.find(blob).ifPresent(list -> note(blob, list.parts())));
        }
        Piece piece = pieces.get(part);
        Path blob = layout.blob(part);
        // What is one part for another file may be a blob of its own here.
        return piece != null || !Files.isRegularFile(blob)
                ? Optional.ofNullable(piece)
                : Optional.of(new Piece(blob, 0));
    }

    synchronized void committed(Digest blob, List<Digest> parts) {
        if (read) {
            note(blob, parts);
        }
    }

    private void note(Digest blob, List<Digest> parts) {
        for (int i = 0; i < parts.size(); i++) {
            pieces.put(parts.get(i), new Piece(layout.blob(blob), i * Parts.SIZE));
        }
    }
}
