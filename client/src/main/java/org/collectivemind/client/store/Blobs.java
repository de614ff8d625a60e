package org.collectivemind.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.PartHasher;
import org.jspecify.annotations.Nullable;

/**
 * Files by content, 0444, never changed once they have their name. What was verified of one of more than one part is written
 * beside it: see {@link PartList}.
 */
final class Blobs {
    private final StoreLayout layout;
    private final Durability durability;
    private final CommitStep.Listener steps;
    private final PartLists lists;
    private final PartIndex index;
    private final AtomicReferenceArray<@Nullable Path> shards = new AtomicReferenceArray<>(256);

    Blobs(StoreLayout layout, Durability durability, CommitStep.Listener steps, PartLists lists, PartIndex index) {
        this.layout = layout;
        this.durability = durability;
        this.steps = steps;
        this.lists = lists;
        this.index = index;
    }

    Path path(Digest digest) {
        return shard(digest).resolve(digest.hex());
    }

    private Path shard(Digest digest) {
        int number = Integer.parseInt(digest.hex(), 0, 2, 16);
        Path shard = shards.get(number);
        if (shard == null) {
            shard = layout.blob(digest).getParent();
            shards.set(number, shard);
        }
        return shard;
    }

    /** Whether the blob is there and, as far as its metadata tell, whole. Where its time was touched it is hashed again. */
    boolean isIntact(Digest digest, long size, List<Digest> parts) {
        return isIntact(path(digest), digest, size, parts);
    }

    /** @param blob a name of the blob's file: its own, or one in a view */
    boolean isIntact(Path blob, Digest digest, long size, List<Digest> parts) {
        try {
            return PartList.isFor(size) ? isBigIntact(blob, digest, size, parts) : isSmallIntact(blob, digest, size);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Another process may have put a file that only its own lock pins in a blob's place since it was looked at. So what was taken
     * of a blob of more than one part is looked at once more.
     *
     * @param taken a link to the blob, known by its inode, or the blob itself after it was copied
     */
    void requireSame(Tree.TreeFile file, Path taken) {
        if (PartList.isFor(file.size()) && !isIntact(taken, file.blob(), file.size(), file.parts())) {
            throw new WrongContent(taken, file.blob(), "a file that was put there meanwhile");
        }
    }

    Optional<VerifiedFile> find(Digest digest, long size, List<Digest> parts) {
        return isIntact(digest, size, parts)
                ? Optional.of(new VerifiedFile(
                        path(digest), digest, size, parts, parts.isEmpty() ? Evidence.WHOLE : Evidence.PARTS))
                : Optional.empty();
    }

    private boolean isSmallIntact(Path blob, Digest digest, long size) throws IOException {
        if (FileMode.isAbsent(blob, size)) {
            return false;
        }
        if (FileMode.isSealed(blob, size, false)) {
            return true;
        }
        if (!Files.isRegularFile(blob) || !Hasher.of(blob).equals(digest)) {
            return false;
        }
        reseal(blob);
        return true;
    }

    private boolean isBigIntact(Path blob, Digest digest, long size, List<Digest> parts) throws IOException {
        if (!Files.isRegularFile(blob) || Files.size(blob) != size) {
            return false;
        }
        Optional<PartList> known =
                FileMode.isSealed(blob, size, false) ? evidence(blob, digest, size) : Optional.empty();
        if (known.isPresent() && known.get().vouchesFor(parts)) {
            return true;
        }
        if (known.isPresent() && known.get().contradicts(parts)) {
            throw new MismatchedParts(digest);
        }
        return promoted(blob, digest, parts);
    }

    /** What was verified of this file; empty where it was of another. */
    Optional<PartList> evidence(Path blob, Digest digest, long size) throws IOException {
        long inode = FileMode.inode(blob);
        return lists.find(digest).filter(list -> list.size() == size && list.inode() == inode);
    }

    /** What is written beside a blob, whichever file it was of. */
    Optional<PartList> list(Digest digest) {
        return lists.find(digest);
    }

    /** Reads all of it, once: from then on its whole sha256 is known, or it is out of the way. */
    private boolean promoted(Path blob, Digest digest, List<Digest> parts) throws IOException {
        BigDigests actual = BigDigests.of(blob, Files.size(blob));
        if (!actual.sha256().equals(digest)) {
            quarantine(blob);
            return false;
        }
        if (note(blob, digest, actual).contradicts(parts)) {
            throw new MismatchedParts(digest);
        }
        return true;
    }

    /** Notes that a blob's sha256 is what its name says. */
    PartList note(Path blob, Digest digest, BigDigests actual) throws IOException {
        PartList list = new PartList(Files.size(blob), FileMode.inode(blob), Evidence.WHOLE, actual.parts());
        reseal(blob);
        try {
            Batch batch = new Batch(layout, durability);
            lists.write(digest, list, batch);
            batch.force();
        } catch (IOException readOnly) {
            // It is read again next time.
        }
        return list;
    }

    /** Moves a damaged blob out of the way, its list after it: the parts of it that are right serve the next download. */
    Path quarantine(Path blob) throws IOException {
        Path kept = StoreFiles.quarantine(layout, blob);
        String name = blob.getFileName().toString();
        if (StoreLayout.isDigest(name)) {
            lists.quarantine(Digest.parse(name), kept);
            index.forget();
        }
        return kept;
    }

    private static void reseal(Path blob) {
        try {
            FileMode.seal(blob, false);
        } catch (IOException readOnly) {
            // Right all the same; it is hashed again next time.
        }
    }

    /** Takes a verified file: moves it if it lies in {@code partial/}, else copies it and leaves it to its owner. */
    void commit(VerifiedFile verified, Batch batch) {
        Path file = verified.file();
        if (!file.startsWith(layout.partials())) {
            VerifiedFile copy = copied(verified);
            try {
                commit(copy, batch);
            } finally {
                StoreFiles.discard(copy.file());
            }
            return;
        }
        if (isIntact(verified.sha256(), verified.size(), verified.parts())) {
            StoreFiles.discard(file);
            return;
        }
        try {
            steps.reached(CommitStep.BLOB_WRITTEN);
            if (durability.forces(verified.size())) {
                StoreFiles.force(file);
            }
            FileMode.seal(file, false);
            steps.reached(CommitStep.BLOB_FORCED);
            if (PartList.isFor(verified.size())) {
                lists.write(verified.sha256(), list(verified), batch);
                steps.reached(CommitStep.PARTS_LISTED);
            }
            rename(file, verified.sha256(), batch);
            index.committed(verified.sha256(), verified.parts());
        } catch (IOException failed) {
            throw CannotWriteStore.of(file, failed);
        }
    }

    /** Puts a verified content of less than a part into the store, replacing what is there. */
    void commit(byte[] content, Digest digest, Batch batch) {
        Path partial = layout.newPartial("entry");
        try {
            FileMode.create(partial, content, durability.forces(content.length));
            steps.reached(CommitStep.BLOB_WRITTEN);
            rename(partial, digest, batch);
        } catch (IOException failed) {
            StoreFiles.discard(partial);
            throw CannotWriteStore.of(partial, failed);
        }
    }

    private void rename(Path file, Digest digest, Batch batch) throws IOException {
        Path shard = shard(digest);
        StoreFiles.commit(file, shard.resolve(digest.hex()));
        batch.renamedInto(shard);
        steps.reached(CommitStep.BLOB_COMMITTED);
    }

    private static PartList list(VerifiedFile verified) throws IOException {
        return new PartList(verified.size(), FileMode.inode(verified.file()), verified.evidence(), verified.parts());
    }

    /** Hashes while copying: the file is not ours, so it may have changed since it was verified. */
    private VerifiedFile copied(VerifiedFile verified) {
        Path partial = layout.newPartial("copy");
        PartHasher hasher = new PartHasher();
        try (InputStream in = Files.newInputStream(verified.file());
                OutputStream out = Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 17];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hasher.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (IOException failed) {
            StoreFiles.discard(partial);
            throw CannotWriteStore.of(partial, failed);
        }
        PartHasher.Result actual = hasher.finish();
        if (!actual.sha256().equals(verified.sha256())) {
            StoreFiles.discard(partial);
        }
        return VerifiedFile.of(verified.file(), verified.sha256(), actual).at(partial);
    }

    /** All blobs, sorted, and what else lies among them. */
    Stream<Path> all() {
        return files().filter(file -> !isProgram(file));
    }

    /** All blobs as programs. */
    Stream<Path> programs() {
        return files().filter(Blobs::isProgram);
    }

    private Stream<Path> files() {
        return StoreFiles.list(layout.blobs()).stream().flatMap(shard -> StoreFiles.list(shard).stream());
    }

    private static boolean isProgram(Path file) {
        return StoreLayout.ofProgram(file.getFileName().toString()).isPresent();
    }
}
