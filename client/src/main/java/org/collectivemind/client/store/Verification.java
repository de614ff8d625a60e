package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.collectivemind.client.store.StoreVerification.Damage;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * Looks through a store. Blobs are hashed (those chosen), trees always, views by metadata, and by content where they hold copies.
 * What is damaged goes to the quarantine, so the next installation fetches it again.
 */
final class Verification {
    private final StoreLayout layout;
    private final Blobs blobs;
    private final Trees trees;
    private final Views views;
    private final Predicate<Digest> hashes;
    private final List<Damage> damages = Collections.synchronizedList(new ArrayList<>());
    private final Set<Digest> bad = Collections.synchronizedSet(new HashSet<>());
    private final AtomicLong hashed = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** @param hashes which blobs are read in full */
    Verification(StoreLayout layout, Blobs blobs, Trees trees, Views views, Predicate<Digest> hashes) {
        this.layout = layout;
        this.blobs = blobs;
        this.trees = trees;
        this.views = views;
        this.hashes = hashes;
    }

    StoreVerification run(List<Path> viewDirectories) {
        List<Path> all = blobs.all().toList();
        all.parallelStream().forEach(this::blob);
        trees.all()
                .filter(tree -> !trees.isWhole(tree))
                .forEach(tree -> damaged(tree, "it is not the tree it is named for"));
        viewDirectories.forEach(this::view);
        List<Damage> sorted = new ArrayList<>(damages);
        sorted.sort(Comparator.comparing(Damage::path));
        return new StoreVerification(all.size(), hashed.get(), bytes.get(), viewDirectories.size(), sorted);
    }

    private void blob(Path blob) {
        String name = blob.getFileName().toString();
        if (!StoreLayout.isDigest(name)) {
            damaged(blob, "its name is no sha256");
            return;
        }
        Digest digest = Digest.parse(name);
        // A touched file is always read: its time moved since it was sealed.
        if (!hashes.test(digest) && FileMode.isSealed(blob, size(blob), false)) {
            return;
        }
        Optional<String> problem = differs(blob, digest);
        if (problem.isPresent()) {
            bad.add(digest);
            damaged(blob, problem.get());
        }
    }

    private void view(Path directory) {
        String name = directory.getFileName().toString();
        Optional<Tree> tree = name.matches(".*-[0-9a-f]{" + StoreLayout.VIEW_DIGITS + "}")
                ? trees.find(name.substring(name.length() - StoreLayout.VIEW_DIGITS))
                : Optional.empty();
        if (tree.isEmpty()) {
            damaged(directory, "its tree is missing");
            return;
        }
        List<Tree.TreeFile> files = tree.get().files();
        Optional<Tree.TreeFile> linkedToBad =
                files.stream().filter(file -> bad.contains(file.blob())).findFirst();
        if (linkedToBad.isPresent()) {
            damaged(directory, "`" + linkedToBad.get().path() + "` is a damaged blob");
        } else if (!views.isIntact(directory, tree.get())) {
            damaged(directory, "a file was removed or changed");
        } else {
            files.stream()
                    .filter(file -> hashes.test(file.blob()) && isCopy(file, directory))
                    .filter(file ->
                            differs(file.path().under(directory), file.blob()).isPresent())
                    .findFirst()
                    .ifPresent(file -> damaged(directory, "`" + file.path() + "` has other bytes"));
        }
    }

    private boolean isCopy(Tree.TreeFile file, Path directory) {
        return !Objects.equals(inode(file.path().under(directory)), inode(layout.blob(file.blob())));
    }

    private static Optional<Object> inode(Path file) {
        try {
            return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private Optional<String> differs(Path file, Digest digest) {
        try {
            Digest actual = Hasher.of(file);
            hashed.incrementAndGet();
            bytes.addAndGet(Files.size(file));
            return actual.equals(digest) ? Optional.empty() : Optional.of("its bytes have sha256 " + actual);
        } catch (IOException unreadable) {
            return Optional.of("it cannot be read: " + Reason.ofFile(unreadable));
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return -1;
        }
    }

    private void damaged(Path path, String reason) {
        try {
            damages.add(new Damage(path, reason, StoreFiles.quarantine(layout, path)));
        } catch (IOException failed) {
            throw CannotWriteStore.of(path, failed);
        }
    }
}
