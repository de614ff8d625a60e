package org.collectivemind.client.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.IndexRoot;
import org.collectivemind.format.index.RootCodec;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardCodec;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.index.TermBucket;
import org.collectivemind.format.index.Terms;
import org.collectivemind.format.index.TermsCodec;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.ReleaseCodec;

/**
 * A registry that has only some versions of another one: its first root, a shard for each package, their terms and manifests.
 * Whatever reads registries reads it. Equal lines give equal bytes, so there is no clock in it: the root is of the moment the last
 * of its versions was published.
 */
public final class RegistryExcerpt {
    private RegistryExcerpt() {}

    /**
     * @param lines what the other registry's index says, in any order
     * @param location how messages call that registry
     * @return the files by their path in the new one; payloads are not among them
     * @throws NewerPublisher where a newer cm wrote a line, of which an excerpt would lose something
     */
    public static SortedMap<String, byte[]> of(Collection<ShardLine> lines, String location) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(RegistryLayout.DESCRIPTOR, CmRegistryWriter.descriptor());
        SortedMap<PackageName, Digest> shards = new TreeMap<>();
        Terms terms = Terms.NONE;
        for (Shard shard : shards(lines)) {
            shard.lines().forEach(line -> putManifest(line, location, files));
            byte[] bytes = ShardCodec.write(shard);
            Digest digest = Hasher.of(bytes);
            shards.put(shard.name(), digest);
            files.put(RegistryLayout.shard(digest), bytes);
            terms = terms.with(Terms.NONE, Terms.of(shard));
        }
        IndexRoot root = new IndexRoot(1, Optional.empty(), newest(lines), shards, Optional.of(buckets(terms, files)));
        files.put(RegistryLayout.root(1), RootCodec.write(root));
        return files;
    }

    private static List<Shard> shards(Collection<ShardLine> lines) {
        Map<PackageName, List<ShardLine>> byName = new TreeMap<>();
        lines.forEach(line -> byName.computeIfAbsent(line.release().coordinate().name(), name -> new ArrayList<>())
                .add(line));
        List<Shard> shards = new ArrayList<>();
        byName.forEach((name, versions) -> shards.add(new Shard(name, versions)));
        return shards;
    }

    private static void putManifest(ShardLine line, String location, SortedMap<String, byte[]> files) {
        byte[] canonical = ReleaseCodec.write(line.release());
        if (!Hasher.of(canonical).equals(line.manifest())) {
            throw NewerPublisher.copied(line.release().coordinate().name(), location);
        }
        files.put(RegistryLayout.versionFile(line.release().coordinate(), ".cm.json"), canonical);
    }

    private static SortedMap<TermBucket, Digest> buckets(Terms terms, SortedMap<String, byte[]> files) {
        SortedMap<TermBucket, Digest> buckets = new TreeMap<>();
        for (TermBucket bucket : terms.buckets()) {
            byte[] bytes = TermsCodec.write(terms.in(bucket));
            Digest digest = Hasher.of(bytes);
            buckets.put(bucket, digest);
            files.put(RegistryLayout.terms(digest), bytes);
        }
        return buckets;
    }

    private static Instant newest(Collection<ShardLine> lines) {
        return lines.stream()
                .map(ShardLine::published)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
