package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collectivemind.format.hash.Digest;

/**
 * Directories made of blobs. A view is built under {@code partial/} and renamed, so one that has its name is complete; it is
 * reused while the metadata of its files are right. Files are hard links to their blobs, programs to their {@link Programs}. Where
 * links are refused (EMLINK, EPERM, EXDEV, no such feature) files are copies.
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
    private final Programs programs;
    private final Linker linker;
    private final CommitStep.Listener steps;
    /** Here no file can have a second name; asking for each costs as much as a link. */
    private volatile boolean refused;

    Views(StoreLayout layout, Blobs blobs, Programs programs, Linker linker, CommitStep.Listener steps) {
        this.layout = layout;
        this.blobs = blobs;
        this.programs = programs;
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
            throw CannotWriteStore.of(directory, failed);
        } finally {
            StoreFiles.discard(staging);
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
            if (isLinked(target, file)) {
                linked++;
            } else {
                programs.copy(file, target);
            }
        }
        return new View(directory, digest, false, linked, tree.files().size() - linked);
    }

    private boolean isLinked(Path link, Tree.TreeFile file) throws IOException {
        if (refused) {
            return false;
        }
        Path blob = file.executable() ? programs.of(file) : blobs.path(file.blob());
        try {
            linker.link(link, blob);
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (IOException | UnsupportedOperationException failed) {
            // The copy that follows works, or fails with the real reason.
            if (isRefusal(failed)) {
                refused = true;
            }
            return false;
        }
        if (!file.executable()) {
            blobs.requireSame(file, link);
        }
        return true;
    }

    /** EPERM, EXDEV, EOPNOTSUPP. Not EMLINK: one inode has as many names as it can have, and others are as good as before. */
    private static boolean isRefusal(Exception failed) {
        String text = String.valueOf(failed.getMessage());
        return failed instanceof UnsupportedOperationException
                || Stream.of("not permitted", "cross-device", "not supported").anyMatch(text::contains);
    }

    /** Somebody else may have made the view meanwhile; a damaged one is moved aside, for it may be in use. */
    private View commit(View view, Path staging, Tree tree) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                StoreFiles.commit(staging, view.directory());
                return view;
            } catch (IOException taken) {
                if (isIntact(view.directory(), tree)) {
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
            TreeRemoval.of(aside);
        } catch (NoSuchFileException gone) {
            // Another process had the same idea.
        }
    }
}
