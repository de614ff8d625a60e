package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/** Trees by digest. Written after the blobs they name, so a tree in the store is a promise that they were there. */
final class Trees {
    static final String SUFFIX = ".json";

    private final StoreLayout layout;
    private final Durability durability;
    private final CommitStep.Listener steps;

    Trees(StoreLayout layout, Durability durability, CommitStep.Listener steps) {
        this.layout = layout;
        this.durability = durability;
        this.steps = steps;
    }

    /**
     * Forced only where every file is: a tree that a loss of power emptied is written again by the next installation, which asks
     * {@link #isThere}.
     */
    void commit(Tree tree) {
        byte[] json = tree.json();
        Digest digest = Hasher.of(json);
        Path target = layout.tree(digest);
        if (FileMode.isSealed(target, json.length, false)
                && read(target, digest).isPresent()) {
            return;
        }
        Path partial = layout.newPartial("tree");
        try {
            FileMode.create(partial, json, durability.forces(json.length));
            steps.reached(CommitStep.TREE_WRITTEN);
            StoreFiles.commit(partial, target);
            if (durability.forces(json.length)) {
                StoreFiles.forceDirectory(target.getParent());
            }
            steps.reached(CommitStep.TREE_COMMITTED);
        } catch (IOException failed) {
            StoreFiles.discard(partial);
            throw CannotWriteStore.of(target, failed);
        }
    }

    /** Whether the tree is there, as far as its metadata tell. */
    boolean isThere(Tree tree) {
        byte[] json = tree.json();
        return FileMode.isSealed(layout.tree(Hasher.of(json)), json.length, false);
    }

    /** Empty where it is absent or damaged: whoever needs it writes it again. */
    Optional<Tree> find(Digest digest) {
        return read(layout.tree(digest), digest);
    }

    /** The tree whose digest begins so. */
    Optional<Tree> find(String digits) {
        return StoreFiles.list(layout.trees().resolve(digits.substring(0, 2))).stream()
                .filter(file -> file.getFileName().toString().startsWith(digits))
                .flatMap(file -> digest(file).flatMap(digest -> read(file, digest)).stream())
                .findFirst();
    }

    Stream<Path> all() {
        return StoreFiles.list(layout.trees()).stream().flatMap(shard -> StoreFiles.list(shard).stream());
    }

    boolean isWhole(Path file) {
        return digest(file).flatMap(digest -> read(file, digest)).isPresent();
    }

    private static Optional<Digest> digest(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9a-f]{64}\\.json")
                ? Optional.of(Digest.parse(name.substring(0, name.length() - SUFFIX.length())))
                : Optional.empty();
    }

    private static Optional<Tree> read(Path file, Digest digest) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Tree.parse(Files.readAllBytes(file), digest))
                    : Optional.empty();
        } catch (IOException | MalformedText damaged) {
            return Optional.empty();
        }
    }
}
