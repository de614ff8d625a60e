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
            readQuarantine();
            lists.all()
                    .map(list -> list.getFileName().toString())
                    .filter(StoreLayout::isDigest)
                    .map(Digest::parse)
                    .forEach(blob -> lists.find(blob).ifPresent(list -> note(layout.blob(blob), list.parts())));
        }
        Piece piece = pieces.get(part);
        Path blob = layout.blob(part);
        // What is one part for another file may be a blob of its own here.
        return piece != null || !Files.isRegularFile(blob)
                ? Optional.ofNullable(piece)
                : Optional.of(new Piece(blob, 0));
    }

    /** Of a damaged blob most parts are right. */
    private void readQuarantine() {
        for (Path file : StoreFiles.list(layout.quarantine())) {
            String name = file.getFileName().toString();
            if (name.endsWith(PartLists.QUARANTINED)) {
                Path blob = file.resolveSibling(name.substring(0, name.length() - PartLists.QUARANTINED.length()));
                PartLists.read(file).ifPresent(list -> note(blob, list.parts()));
            }
        }
    }

    synchronized void committed(Digest blob, List<Digest> parts) {
        if (read) {
            note(layout.blob(blob), parts);
        }
    }

    /** Something was moved: all is read again. */
    synchronized void forget() {
        read = false;
        pieces.clear();
    }

    private void note(Path blob, List<Digest> parts) {
        for (int i = 0; i < parts.size(); i++) {
            pieces.put(parts.get(i), new Piece(blob, i * Parts.SIZE));
        }
    }
}
