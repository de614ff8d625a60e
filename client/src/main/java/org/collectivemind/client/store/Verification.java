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
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.store.BlobCheck.Finding;
import org.collectivemind.client.store.StoreVerification.Damage;
import org.collectivemind.client.store.StoreVerification.Kind;
import org.collectivemind.format.hash.Digest;

/**
 * Looks through a store. Blobs are hashed (those chosen), trees always, views by metadata, and by content where they hold copies.
 * What is damaged goes to the quarantine, so the next installation fetches it again; of a big blob only the parts that are wrong.
 */
final class Verification {
    private final StoreLayout layout;
    private final Blobs blobs;
    private final Trees trees;
    private final Views views;
    private final Scrutiny scrutiny;
    private final BlobCheck check;
    private final List<Damage> damages = Collections.synchronizedList(new ArrayList<>());
    private final Set<Digest> bad = Collections.synchronizedSet(new HashSet<>());
    private final Set<Optional<Object>> programs = Collections.synchronizedSet(new HashSet<>());
    private final Set<Optional<Object>> badPrograms = Collections.synchronizedSet(new HashSet<>());

    Verification(StoreLayout layout, Blobs blobs, Trees trees, Views views, Scrutiny scrutiny) {
        this.layout = layout;
        this.blobs = blobs;
        this.trees = trees;
        this.views = views;
        this.scrutiny = scrutiny;
        this.check = new BlobCheck(blobs, scrutiny);
    }

    StoreVerification run() {
        List<Path> all = blobs.all().toList();
        all.parallelStream().forEach(this::blob);
        blobs.programs().toList().parallelStream().forEach(this::program);
        trees.all()
                .filter(tree -> !trees.isWhole(tree))
                .forEach(tree -> damaged(Kind.TREE, tree, "it is not the tree it is named for"));
        List<Path> viewDirectories = Survey.views(layout);
        viewDirectories.forEach(this::view);
        List<Damage> sorted = new ArrayList<>(damages);
        sorted.sort(Comparator.comparing(Damage::path));
        return new StoreVerification(all.size(), check.read(), check.bytes(), viewDirectories.size(), sorted);
    }

    private void blob(Path blob) {
        String name = blob.getFileName().toString();
        if (!StoreLayout.isDigest(name)) {
            damaged(Kind.BLOB, blob, "its name is no sha256");
            return;
        }
        Digest digest = Digest.parse(name);
        check.check(blob, digest).ifPresent(finding -> {
            bad.add(digest);
            damaged(Kind.BLOB, blob, finding);
        });
    }

    private void program(Path program) {
        Digest digest = StoreLayout.ofProgram(program.getFileName().toString()).orElseThrow();
        Optional<Object> inode = inode(program);
        if (isRead(digest, program)) {
            check.differs(program, digest).ifPresent(finding -> {
                badPrograms.add(inode);
                damaged(Kind.PROGRAM, program, finding);
            });
        }
        programs.add(inode);
    }

    private boolean isRead(Digest digest, Path program) {
        return scrutiny.reads().test(digest)
                || !FileMode.isSealed(program, program.toFile().length(), true);
    }

    private void view(Path directory) {
        String name = directory.getFileName().toString();
        Optional<Tree> tree = name.matches(".*-[0-9a-f]{" + StoreLayout.VIEW_DIGITS + "}")
                ? trees.find(name.substring(name.length() - StoreLayout.VIEW_DIGITS))
                : Optional.empty();
        if (tree.isEmpty()) {
            damaged(Kind.VIEW, directory, "its tree is missing");
            return;
        }
        List<Tree.TreeFile> files = tree.get().files();
        Optional<Tree.TreeFile> linkedToBad = files.stream()
                .filter(file -> bad.contains(file.blob()) || isBadProgram(file, directory))
                .findFirst();
        if (linkedToBad.isPresent()) {
            damaged(Kind.VIEW, directory, "`" + linkedToBad.get().path() + "` is a damaged blob");
        } else if (!views.isIntact(directory, tree.get())) {
            damaged(Kind.VIEW, directory, "a file was removed or changed");
        } else {
            files.stream()
                    .filter(file -> scrutiny.reads().test(file.blob()) && isCopy(file, directory))
                    .filter(file -> check.differs(file.path().under(directory), file.blob())
                            .isPresent())
                    .findFirst()
                    .ifPresent(file -> damaged(Kind.VIEW, directory, "`" + file.path() + "` has other bytes"));
        }
    }

    private boolean isBadProgram(Tree.TreeFile file, Path directory) {
        return file.executable() && badPrograms.contains(inode(file.path().under(directory)));
    }

    /** Bytes that were not read as a blob or a program. */
    private boolean isCopy(Tree.TreeFile file, Path directory) {
        Optional<Object> inode = inode(file.path().under(directory));
        return !inode.equals(inode(layout.blob(file.blob()))) && !programs.contains(inode);
    }

    private static Optional<Object> inode(Path file) {
        try {
            return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private void damaged(Kind kind, Path path, String reason) {
        damaged(kind, path, new Finding(reason, List.of()));
    }

    private void damaged(Kind kind, Path path, Finding finding) {
        try {
            Path kept = kind == Kind.BLOB ? blobs.quarantine(path) : StoreFiles.quarantine(layout, path);
            damages.add(new Damage(kind, path, finding.reason(), finding.parts(), kept));
        } catch (IOException failed) {
            throw CannotWriteStore.of(path, failed);
        }
    }
}
