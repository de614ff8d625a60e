package org.collectivemind.client.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.collectivemind.client.transfer.LocalParts;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * A local artifact store; any number of threads and processes may use one at the same time. Failures to write are {@link
 * CannotWriteStore} or {@link org.collectivemind.client.transfer.DiskFull}, to read {@link CannotReadStore}.
 */
public final class Store {
    private final StoreLayout layout;
    private final Durability durability;
    private final Blobs blobs;
    private final PartIndex parts;
    private final Trees trees;
    private final Views views;
    private final Roots roots;
    private final Claims claims;
    private final StoreUse use;
    private final LowerLayers lower;

    private Store(
            StoreLayout layout,
            Durability durability,
            Views.Linker linker,
            CommitStep.Listener steps,
            StoreLock.FileLocks locks,
            Claims.Patience patience,
            List<Path> lower) {
        this.layout = layout;
        this.durability = durability;
        PartLists lists = new PartLists(layout, durability);
        this.parts = new PartIndex(layout, lists);
        this.blobs = new Blobs(layout, durability, steps, lists, parts);
        this.trees = new Trees(layout, durability, steps);
        this.views = new Views(layout, blobs, new Programs(layout, blobs, durability, steps), linker, steps);
        this.roots = new Roots(layout, durability);
        StoreLock lock = new StoreLock(layout.lock(), locks);
        this.claims = new Claims(layout, lock, patience);
        this.use = new StoreUse(layout.bucket(), lock, patience.collector());
        this.lower = LowerLayers.of(lower, views);
    }

    /** Opens the store in this directory and makes it where there is none. */
    public static Store open(Path root) {
        return open(root, Durability.BATCH);
    }

    /** The same, over stores that others look after: what they have is read there, and all that is new goes into this one. */
    public static Store open(Path root, List<Path> lower) {
        return new Store(
                StoreLayout.of(root).make(),
                Durability.BATCH,
                Files::createLink,
                FailPoint.ofTheProcess(),
                StoreLock.FileLocks.ofTheProcess(),
                Claims.Patience.DEFAULT,
                lower);
    }

    public static Store open(Path root, Durability durability) {
        return open(root, durability, Files::createLink, FailPoint.ofTheProcess());
    }

    static Store open(Path root, Durability durability, Views.Linker linker, CommitStep.Listener steps) {
        return open(root, durability, linker, steps, StoreLock.FileLocks.ofTheProcess(), Claims.Patience.DEFAULT);
    }

    static Store open(
            Path root,
            Durability durability,
            Views.Linker linker,
            CommitStep.Listener steps,
            StoreLock.FileLocks locks,
            Claims.Patience patience) {
        return new Store(StoreLayout.of(root).make(), durability, linker, steps, locks, patience, List.of());
    }

    /** The same for who only looks: where there is none, none is made. */
    public static Store at(Path root, List<Path> lower) {
        return new Store(
                StoreLayout.of(root),
                Durability.BATCH,
                Files::createLink,
                CommitStep.Listener.NONE,
                StoreLock.FileLocks.OF_THE_SYSTEM,
                Claims.Patience.DEFAULT,
                lower);
    }

    /** The versioned directory everything is in. */
    public Path directory() {
        return layout.bucket();
    }

    /**
     * Whether the store has these bytes, as far as their metadata tell. A blob of which only parts were verified is there for those
     * who pin these parts; for others it is hashed whole once, and put into the quarantine if it is another file.
     *
     * @param parts the pinned ones; empty where nothing but the whole is pinned
     * @throws MismatchedParts where the pinned parts are not those of this sha256
     */
    public boolean isIntact(Digest digest, long size, List<Digest> parts) {
        return blobs.isIntact(digest, size, parts)
                || lower.find(digest, size, parts).isPresent();
    }

    /** The same, as a file that can be read from. */
    public Optional<VerifiedFile> find(Digest digest, long size, List<Digest> parts) {
        return blobs.find(digest, size, parts).or(() -> lower.find(digest, size, parts));
    }

    /** Where a part of some blob is, for a version that has it too. */
    public Optional<LocalParts.Piece> part(Digest part) {
        return parts.find(part).or(() -> lower.part(part));
    }

    /** Where a blob is or would be. Never to be written to. */
    public Path blob(Digest digest) {
        return blobs.path(digest);
    }

    /** The files whose content must be fetched: absent, or changed as far as their metadata tell. */
    public List<FileEntry> missing(List<Payload> payloads, List<FileEntry> files) {
        return files.stream()
                .filter(file -> !isIntact(file.sha256(), file.size(), Tree.parts(payloads, file)))
                .toList();
    }

    /** A name for a temporary file, unique among all processes, on the same file system as the blobs. */
    public Path newPartial() {
        return layout.newPartial("fetch");
    }

    /** Where downloads keep their state between runs. */
    public Path partials() {
        return layout.partials();
    }

    /** Takes a file after hashing it. @throws WrongContent where it is not what it is said to be; it stays where it is */
    public Path commit(Path file, Digest expected, long size) {
        return commit(VerifiedFile.check(file, expected, size));
    }

    /** Takes a file that was verified when it was written. A file outside of {@link #partials()} is copied, not moved. */
    public Path commit(VerifiedFile verified) {
        Batch batch = new Batch(layout, durability);
        blobs.commit(verified, batch);
        batch.force();
        return blobs.path(verified.sha256());
    }

    /** Keeps a list of files whose blobs are in the store. */
    public void commit(Tree tree) {
        trees.commit(tree);
    }

    public Optional<Tree> tree(Digest digest) {
        return trees.find(digest);
    }

    /** The directory with the files of a tree: the one that is there if intact, else a new one. Its blobs are in the store. */
    public View materialise(Tree tree, ViewName name) {
        if (lower.isEmpty()) {
            return views.materialise(tree, name);
        }
        return view(tree, name).orElseGet(() -> {
            bringUp(tree);
            return views.materialise(tree, name);
        });
    }

    /** Nothing links into a layer, as that would be written there: what a new view needs of it is copied, and hashed on the way. */
    private void bringUp(Tree tree) {
        Batch batch = newBatch();
        for (Tree.TreeFile file : tree.files()) {
            if (!blobs.isIntact(file.blob(), file.size(), file.parts())) {
                lower.find(file.blob(), file.size(), file.parts()).ifPresent(found -> blobs.commit(found, batch));
            }
        }
        batch.force();
    }

    /** Where the directory of a tree is or would be. */
    public Path directory(Tree tree, ViewName name) {
        return layout.view(name, tree.digest());
    }

    /** The directory of a tree, if it is there and intact, and the tree is known. */
    public Optional<View> view(Tree tree, ViewName name) {
        return views.find(tree, name).filter(view -> trees.isThere(tree)).or(() -> lower.view(tree, name));
    }

    /** Notes that a project's lockfile uses this store, so that garbage collection keeps what it pins. */
    public void registerRoot(Path lockfile) {
        roots.register(lockfile);
    }

    /** The same, when it is installed. @param views what is laid out for it now; kept even where its lock cannot be read */
    public void registerRoot(Path lockfile, List<Path> views) {
        roots.register(lockfile, views);
    }

    /** The lockfiles, whether or not they still exist. */
    public List<Path> roots() {
        return roots.all().stream().map(root -> root.entry().lockfile()).toList();
    }

    /**
     * For the time of an installation: no garbage is removed meanwhile. Where the file system has no locks, or garbage is removed
     * for minutes, it is held in name only; then what was found in the store may be gone a moment later.
     *
     * @param waiting told once, where it takes more than a moment
     */
    public Hold use(Runnable waiting) {
        return use.shared(waiting);
    }

    /** Removes what no project needs. @throws StoreInUse where installations go on for long */
    public GarbageReport collectGarbage(GarbagePolicy policy) {
        return new GarbageCollection(layout, trees, roots, use, policy).run(Survey.of(layout));
    }

    /**
     * The resume area for a blob that is to be fetched now. Where another thread or process is at it, this waits as long as that
     * one gets on, so ask {@link #isIntact} again afterwards. Claim one blob at a time, just before its download.
     *
     * @throws org.collectivemind.client.transfer.TransferInterrupted where the thread is interrupted while it waits
     */
    public Claim claim(Digest digest) {
        return claims.claim(digest, () -> Files.isRegularFile(layout.blob(digest)));
    }

    /** Reads everything once. */
    public StoreVerification verify() {
        return verify(Scrutiny.EVERYTHING);
    }

    /** Looks through the store; what is damaged goes to the quarantine. */
    public StoreVerification verify(Scrutiny scrutiny) {
        return new Verification(layout, blobs, trees, views, scrutiny).run();
    }

    public StoreStatistics statistics() {
        List<Holding> holdings = Survey.of(layout);
        GarbagePolicy look = new GarbagePolicy(GarbagePolicy.GRACE, OptionalLong.empty(), true);
        return StoreStatistics.of(
                holdings,
                roots.all().size(),
                new GarbageCollection(layout, trees, roots, use, look).run(holdings),
                lower.statistics());
    }

    /** The data of the unfinished download of this blob that got furthest, for who only looks. */
    public Optional<Path> unfinished(Digest digest) {
        return ResumeArea.in(layout.areas(digest)).stream()
                .max(Comparator.comparingLong(ResumeArea::progress))
                .map(area -> area.directory().resolve(ResumeArea.DATA));
    }

    /** What is committed in it is forced together, by {@link Batch#force()}. */
    public Batch newBatch() {
        return new Batch(layout, durability);
    }

    /** A sink that puts the files of an archive into this store. */
    public BlobSink sink(Batch batch) {
        return new BlobSink(layout, blobs, batch);
    }

    /** The same as {@link #commit(VerifiedFile)}, forced together with the rest of the batch. */
    public void commit(VerifiedFile verified, Batch batch) {
        blobs.commit(verified, batch);
    }

    /** Removes a temporary file, if it is one of this store's. */
    public void discard(Path partial) {
        if (partial.startsWith(layout.partials())) {
            StoreFiles.discard(partial);
        }
    }
}
