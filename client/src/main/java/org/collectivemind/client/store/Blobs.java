package org.collectivemind.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/** Files by content, 0444, never changed once they have their name. */
final class Blobs {
    private final StoreLayout layout;
    private final Durability durability;
    private final CommitStep.Listener steps;

    Blobs(StoreLayout layout, Durability durability, CommitStep.Listener steps) {
        this.layout = layout;
        this.durability = durability;
        this.steps = steps;
    }

    Path path(Digest digest) {
        return layout.blob(digest);
    }

    boolean has(Digest digest) {
        return Files.isRegularFile(path(digest));
    }

    /** Whether the blob is there and, as far as its metadata tell, whole. Where its time was touched it is hashed again. */
    boolean isIntact(Digest digest, long size) {
        Path blob = path(digest);
        if (FileMode.isSealed(blob, size, false)) {
            return true;
        }
        try {
            if (!Files.isRegularFile(blob)
                    || Files.size(blob) != size
                    || !Hasher.of(blob).equals(digest)) {
                return false;
            }
        } catch (IOException unreadable) {
            return false;
        }
        try {
            FileMode.seal(blob, false);
        } catch (IOException readOnly) {
            // Right all the same; it is hashed again next time.
        }
        return true;
    }

    /** Takes a verified file: moves it if it lies in {@code partial/}, else copies it and leaves it to its owner. */
    void commit(VerifiedFile verified, Batch batch) {
        Path file = verified.file();
        if (!file.startsWith(layout.partials())) {
            commit(copied(verified), batch);
            return;
        }
        try {
            steps.reached(CommitStep.BLOB_WRITTEN);
            if (isIntact(verified.sha256(), verified.size())) {
                Files.deleteIfExists(file);
                return;
            }
            if (durability.forces(verified.size())) {
                StoreFiles.force(file);
            }
            FileMode.seal(file, false);
            steps.reached(CommitStep.BLOB_FORCED);
            Path blob = path(verified.sha256());
            StoreFiles.commit(file, blob);
            batch.renamedInto(blob.getParent());
            steps.reached(CommitStep.BLOB_COMMITTED);
        } catch (IOException failed) {
            throw CannotWriteStore.of(file, failed);
        }
    }

    /** Hashes while copying: the file is not ours, so it may have changed since it was verified. */
    private VerifiedFile copied(VerifiedFile verified) {
        Path partial = layout.newPartial("copy");
        Hasher hasher = new Hasher();
        long size = 0;
        try (InputStream in = Files.newInputStream(verified.file());
                OutputStream out = Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 17];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hasher.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
        } catch (IOException failed) {
            throw CannotWriteStore.of(partial, failed);
        }
        Digest actual = hasher.finish();
        if (!actual.equals(verified.sha256()) || size != verified.size()) {
            discard(partial);
            throw new WrongContent(verified.file(), verified.sha256(), "sha256 " + actual + ", " + size + " bytes");
        }
        return new VerifiedFile(partial, actual, size);
    }

    void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException left) {
            // Garbage collection removes what is left in partial/.
        }
    }

    /** All blobs, sorted. */
    Stream<Path> all() {
        return StoreFiles.list(layout.blobs()).stream().flatMap(shard -> StoreFiles.list(shard).stream());
    }
}
