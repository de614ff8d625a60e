package org.collectivemind.client.registry;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.IndexRoot;
import org.collectivemind.format.index.RootCodec;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardCodec;
import org.collectivemind.format.index.TermBucket;
import org.collectivemind.format.index.Terms;
import org.collectivemind.format.index.TermsCodec;
import org.collectivemind.format.name.PackageName;

/**
 * Reads and commits the index: numbered roots, each naming one shard per package. A commit is put-if-absent of root n+1 (the
 * Delta Lake log's trick), so a version becomes visible all at once and no acknowledged commit is ever lost.
 */
public final class RegistryIndex {
    private static final long LARGEST_ROOT = 256L << 20;
    private static final long LARGEST_SHARD = 64L << 20;
    static final long LARGEST_DESCRIPTOR = 1L << 20;
    private static final int MOST_TRIES = 1000;

    private final RegistryStorage storage;

    public RegistryIndex(RegistryStorage storage) {
        this.storage = storage;
    }

    /** A root and the digest of its bytes, which its successor names as parent. */
    public record Head(IndexRoot root, Digest digest) {}

    /** The newest root: from the storage's hint on, upwards until there is no next one. */
    public Head head() {
        long number = Math.max(1, storage.newestRootHint().orElse(1));
        Head newest =
                read(number).or(() -> number > 1 ? read(1) : Optional.empty()).orElseThrow(this::rootless);
        for (Optional<Head> next = successor(newest); next.isPresent(); next = successor(newest)) {
            newest = next.get();
        }
        return newest;
    }

    private CmException rootless() {
        return storage.read(RegistryLayout.DESCRIPTOR, LARGEST_DESCRIPTOR).isPresent()
                ? new BrokenRegistry(storage.location(), RegistryLayout.root(1), "it is missing")
                : new NotARegistry(storage.location());
    }

    private Optional<Head> successor(Head head) {
        Optional<Head> next = read(head.root().number() + 1);
        next.ifPresent(found -> {
            if (!found.root().parent().equals(Optional.of(head.digest()))) {
                throw new BrokenRegistry(
                        storage.location(),
                        RegistryLayout.root(found.root().number()),
                        "its parent is not root " + head.root().number() + " as it is there");
            }
        });
        return next;
    }

    private Optional<Head> read(long number) {
        String path = RegistryLayout.root(number);
        return storage.read(path, LARGEST_ROOT).map(bytes -> {
            IndexRoot root = RootCodec.read(bytes, storage.location() + "/" + path);
            if (root.number() != number) {
                throw new BrokenRegistry(storage.location(), path, "it says it is root " + root.number());
            }
            return new Head(root, Hasher.of(bytes));
        });
    }

    public Optional<Shard> shard(IndexRoot root, PackageName name) {
        Digest digest = root.shards().get(name);
        return digest == null ? Optional.empty() : Optional.of(parsed(name, digest, bytes(digest)));
    }

    /** The part of the terms a term is in; empty where the root keeps none. */
    public Optional<Terms> terms(IndexRoot root, TermBucket bucket) {
        return root.terms().map(buckets -> terms(buckets, bucket));
    }

    private Terms terms(SortedMap<TermBucket, Digest> buckets, TermBucket bucket) {
        Digest digest = buckets.get(bucket);
        String path = digest == null ? "" : RegistryLayout.terms(digest);
        return digest == null ? Terms.NONE : TermsCodec.read(bytes(path, digest), storage.location() + "/" + path);
    }

    private Shard parsed(PackageName name, Digest digest, byte[] bytes) {
        return ShardCodec.read(bytes, name, storage.location() + "/" + RegistryLayout.shard(digest))
                .shard();
    }

    private byte[] bytes(Digest digest) {
        return bytes(RegistryLayout.shard(digest), digest);
    }

    private byte[] bytes(String path, Digest digest) {
        byte[] bytes = storage.read(path, LARGEST_SHARD)
                .orElseThrow(
                        () -> new BrokenRegistry(storage.location(), path, "the root names it, but it is missing"));
        Digest actual = Hasher.of(bytes);
        if (!actual.equals(digest)) {
            throw new BrokenRegistry(storage.location(), path, "its sha256 is " + actual);
        }
        return bytes;
    }

    /** Root 1, of an empty registry; false where one is there already. */
    boolean begin(Clock clock) {
        IndexRoot first = new IndexRoot(1, Optional.empty(), clock.instant(), new TreeMap<>());
        return storage.putIfAbsent(RegistryLayout.rootDirectory(1), RegistryLayout.rootFile(1), RootCodec.write(first));
    }

    /** Tells readers that cannot list directories where to look first; one that is old only costs them requests. */
    private static byte[] hint(long number) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metadata>\n  <groupId>cm.index</groupId>\n"
                + "  <artifactId>root</artifactId>\n  <versioning>\n    <release>" + number
                + "</release>\n  </versioning>\n</metadata>\n";
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The shard to change and write again: nothing of it may be lost by that. */
    private Shard rewritable(IndexRoot root, PackageName name) {
        Digest digest = root.shards().get(name);
        if (digest == null) {
            return new Shard(name, java.util.List.of());
        }
        byte[] bytes = bytes(digest);
        Shard shard = parsed(name, digest, bytes);
        if (!ShardCodec.keepsAll(shard, bytes, storage.location() + "/" + RegistryLayout.shard(digest))) {
            throw new NewerPublisher(name, storage.location());
        }
        return shard;
    }

    /**
     * Commits a change to one package's shard. Where another publisher wins the race for the next root, the change is applied
     * again to what is then there.
     *
     * @param change gets the shard as it is now (empty for a new package); throws to refuse
     */
    Shard commit(PackageName name, UnaryOperator<Shard> change, Clock clock) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Head head = head();
            Shard before = rewritable(head.root(), name);
            Shard changed = change.apply(before);
            byte[] shard = ShardCodec.write(changed);
            Digest digest = Hasher.of(shard);
            storage.write(RegistryLayout.shard(digest), shard);
            TreeMap<PackageName, Digest> shards = new TreeMap<>(head.root().shards());
            shards.put(name, digest);
            long number = head.root().number() + 1;
            IndexRoot next = new IndexRoot(
                    number, Optional.of(head.digest()), clock.instant(), shards, terms(head.root(), before, changed));
            if (storage.putIfAbsent(
                    RegistryLayout.rootDirectory(number), RegistryLayout.rootFile(number), RootCodec.write(next))) {
                storage.write(RegistryLayout.HINT, hint(number));
                return changed;
            }
        }
        throw new UnreachableRegistry(
                storage.location(),
                MOST_TRIES + " publishers in a row were faster",
                java.util.List.of("publish again; nothing of this version is visible yet"));
    }

    /**
     * The terms as they are with the change. A root without any stays without: only who reads every shard could tell them. One
     * without packages has none to tell.
     */
    private Optional<SortedMap<TermBucket, Digest>> terms(IndexRoot root, Shard before, Shard changed) {
        Terms old = Terms.of(before);
        Terms now = Terms.of(changed);
        return root.terms()
                .or(() -> root.shards().isEmpty() ? Optional.of(new TreeMap<>()) : Optional.empty())
                .map(known -> old.equals(now) ? known : changed(known, old, now));
    }

    private SortedMap<TermBucket, Digest> changed(SortedMap<TermBucket, Digest> known, Terms old, Terms now) {
        SortedSet<TermBucket> touched = new TreeSet<>(old.buckets());
        touched.addAll(now.buckets());
        SortedMap<TermBucket, Digest> buckets = new TreeMap<>(known);
        for (TermBucket bucket : touched) {
            Terms all = terms(known, bucket);
            Terms wanted = all.with(old.in(bucket), now.in(bucket));
            if (!wanted.equals(all)) {
                byte[] bytes = TermsCodec.write(wanted);
                Digest digest = Hasher.of(bytes);
                storage.write(RegistryLayout.terms(digest), bytes);
                buckets.put(bucket, digest);
            }
        }
        return buckets;
    }
}
