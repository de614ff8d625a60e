package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.testrepos.server.Body;

/** A file of several parts that costs no space: mostly holes, and a word of its own in each part. */
record BigModel(Path file, PartHasher.Result hashes) {
    static BigModel of(Path file, int wholeParts, int rest, String word) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(wholeParts * Parts.SIZE + rest);
            for (long at = 0; at < sparse.length(); at += Parts.SIZE) {
                sparse.seek(at);
                sparse.writeBytes(word + at);
            }
        }
        return new BigModel(file, PartHasher.of(file));
    }

    Body body() {
        return Body.file(file);
    }

    long size() {
        return hashes.size();
    }

    List<Digest> parts() {
        return hashes.parts();
    }

    PinnedFile pinned(URI... sources) {
        return new PinnedFile("model", hashes.sha256(), hashes.size(), hashes.parts(), List.of(sources));
    }

    boolean isAt(Path other) throws IOException {
        return Files.mismatch(file, other) < 0;
    }
}
