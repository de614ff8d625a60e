package org.collectivemind.client.transfer;

import java.nio.file.Path;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;

/** Pieces of the file that this machine has already. They are copied and verified like any other. Asked by many threads. */
public interface LocalParts {
    /** There are none. */
    LocalParts NONE = part -> Optional.empty();

    /** @param part the digest of a part, or of the whole where a file is one part */
    Optional<Piece> find(Digest part);

    /** @param offset where in {@code file} the bytes are said to begin */
    record Piece(Path file, long offset) {
        public Piece {
            if (offset < 0) {
                throw new IllegalArgumentException("an offset cannot be negative: " + offset);
            }
        }
    }
}
