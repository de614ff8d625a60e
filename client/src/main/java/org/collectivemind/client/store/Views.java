package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.hash.Digest;

/**
 * Directories made of blobs. A view is built under {@code partial/} and renamed, so one that has its name is complete; it is
 * reused while the metadata of its files are right. Files are hard links to their blobs; programs are copies, because the mode
 * belongs to the inode and one blob may be a program here and data there. Where links are refused (EMLINK, EPERM, EXDEV, no such
 * feature) files are copies too. A copy is a reflink where JDK and file system can (JDK 25 on Btrfs, XFS).
 */
final class Views {
    private static final int ATTEMPTS = 5;

    /** Makes {@code link} another name of {@code blob}. */
    @FunctionalInterface
    interface Linker {
        void link(Path link, Path blob) throws IOException;
    }

    private final StoreLayout layout;
    private final Blobs blobs;
    private final Linker linker;
    private final CommitStep.Listener steps;

    Views(StoreLayout layout, Blobs blobs, Linker linker, CommitStep.Listener steps) {
        this.layout = layout;
        this.blobs = blobs;
        this.linker = linker;
        this.steps = steps;
    }

    /** The view of this tree, if it is there and intact. */
    Optional<View> find(Tree tree, ViewName name) {
        return find(tree, tree.digest(), name);
    }

    private Optional<View> find(Tree tree, Digest digest, ViewName name) {
        Path directory = layout.view(name, digest);
        return isIntact(directory, tree) ? Optional.of(new View(directory, digest, true, 0, 0)) : Optional.empty();
    }

    View materialise(Tree tree, ViewName name) {
        Digest digest = tree.digest();
        Optional<View> there = find(tree, digest, name);
        if (there.isPresent()) {
            return there.get();
        }
        Path directory = layout.view(name, digest);
        Path staging = layout.newPartial("view");
        try {
            View view = build(tree, digest, staging, directory);
            steps.reached(CommitStep.VIEW_STAGED);
            View committed = commit(view, staging, tree);
            steps.reached(CommitStep.VIEW_COMMITTED);
            return committed;
        } catch (IOException failed) {
            // On a full disk the half of a view is in the way of everything else.
            discard(staging);
            throw CannotWriteStore.of(directory, failed);
        }
    }

    private static void discard(Path staging) {
        try {
            if (Files.exists(staging)) {
                StoreFiles.deleteTree(staging);
            }
        } catch (IOException left) {
            // Garbage collection removes what is left in partial/.
        }
    }

    boolean isIntact(Path directory, Tree tree) {
        return Files.isDirectory(directory)
                && tree.files().stream()
                        .allMatch(file ->
                                FileMode.isSealed(file.path().under(directory), file.size(), file.executable()));
    }

    private View build(Tree tree, Digest digest, Path staging, Path directory) throws IOException {
        Files.createDirectories(staging);
        Set<Path> made = new HashSet<>();
        int linked = 0;
        for (Tree.TreeFile file : tree.files()) {
            Path target = file.path().under(staging);
            if (made.add(target.getParent())) {
                Files.createDirectories(target.getParent());
            }
            Path blob = layout.blob(file.blob());
            if (!file.executable() && isLinked(target, blob)) {
                linked++;
            } else {
                Files.copy(blob, target);
                FileMode.seal(target, file.executable());
            }
            requireSame(file, target, blob);
        }
        return new View(directory, digest, false, linked, tree.files().size() - linked);
    }

    /**
     * Another process may have put a file that only its own lock pins in the blob's place since it was looked at. What the view
     * has is therefore looked at once more, by its inode; a copy is known by its blob.
     */
    private void requireSame(Tree.TreeFile file, Path target, Path blob) throws IOException {
        if (PartList.isFor(file.size())) {
            Path evidence = FileMode.inode(target) == FileMode.inode(blob) ? target : blob;
            if (!blobs.isIntact(evidence, file.blob(), file.size(), file.parts())) {
                throw new WrongContent(target, file.blob(), "a file that was put there meanwhile");
            }
        }
    }

    private boolean isLinked(Path link, Path blob) throws IOException {
        try {
            linker.link(link, blob);
            return true;
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (IOException | UnsupportedOperationException refused) {
            // The copy that follows works, or fails with the real reason.
            return false;
        }
    }

    /** Somebody else may have made the view meanwhile; a damaged one is moved aside, for it may be in use. */
    private View commit(View view, Path staging, Tree tree) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                StoreFiles.commit(staging, view.directory());
                return view;
            } catch (IOException taken) {
                if (isIntact(view.directory(), tree)) {
                    StoreFiles.deleteTree(staging);
                    return new View(view.directory(), view.tree(), true, 0, 0);
                }
                if (attempt == ATTEMPTS || !Files.exists(view.directory())) {
                    throw taken;
                }
                moveAside(view.directory());
            }
        }
    }

    private void moveAside(Path directory) throws IOException {
        Path aside = layout.newPartial("replaced");
        try {
            StoreFiles.commit(directory, aside);
            StoreFiles.deleteTree(aside);
        } catch (NoSuchFileException gone) {
            // Another process had the same idea.
        }
    }
}
