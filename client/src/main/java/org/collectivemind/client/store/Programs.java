package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Blobs as programs, 0555: the mode belongs to the inode, and what is a program in one view may be data in another. Each is a copy
 * of its blob, made when a view first wants it, and from then on linked into views like any blob.
 */
final class Programs {
    private final StoreLayout layout;
    private final Blobs blobs;
    private final Durability durability;
    private final CommitStep.Listener steps;

    Programs(StoreLayout layout, Blobs blobs, Durability durability, CommitStep.Listener steps) {
        this.layout = layout;
        this.blobs = blobs;
        this.durability = durability;
        this.steps = steps;
    }

    /** The program with a blob's bytes, made if it is not there. */
    Path of(Tree.TreeFile file) throws IOException {
        Path program = layout.program(file.blob(), file.parts());
        if (!FileMode.isSealed(program, file.size(), true)) {
            Path partial = layout.newPartial("program");
            try {
                copy(file, partial);
                steps.reached(CommitStep.PROGRAM_WRITTEN);
                StoreFiles.commit(partial, program);
            } catch (IOException failed) {
                StoreFiles.discard(partial);
                throw failed;
            }
        }
        return program;
    }

    /** A copy of a blob, with the mode it has in this tree. A reflink where JDK and file system can (JDK 25 on Btrfs, XFS). */
    void copy(Tree.TreeFile file, Path target) throws IOException {
        Path blob = blobs.path(file.blob());
        Files.copy(blob, target);
        blobs.requireSame(file, blob);
        FileMode.seal(target, file.executable());
        if (durability.forces(file.size())) {
            StoreFiles.force(target);
        }
    }
}
