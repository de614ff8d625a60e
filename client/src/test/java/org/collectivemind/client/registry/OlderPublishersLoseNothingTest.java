package org.collectivemind.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.IndexRoot;
import org.collectivemind.format.index.RootCodec;
import org.collectivemind.format.index.ShardCodec;
import org.collectivemind.format.name.PackageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside versions that a newer cm published in a format of the future. */
class OlderPublishersLoseNothingTest {
    private static final PackageName PACKAGE = PackageName.parse("org.example:p");

    @TempDir
    Path directory;

    @Test
    void theKnownVersionsAreReadAndNothingIsPublishedOverTheOthers() {
        DirectoryStorage storage = new DirectoryStorage(directory);
        CmRegistryWriter.begin(storage, SampleRegistry.NOON);
        SampleRegistry.publishEmpty(storage, PACKAGE.toString(), "1.0");
        appendToShard(storage, "{\"v\":2,\"of\":\"the future\"}\n");

        assertThat(SampleRegistry.reader(storage).versions(PACKAGE)).isPresent();
        assertThatThrownBy(() -> SampleRegistry.publishEmpty(storage, PACKAGE.toString(), "1.1"))
                .isInstanceOf(NewerPublisher.class)
                .hasMessageContaining("a newer cm has published `org.example:p`");
        assertThat(new RegistryIndex(storage).head().root().number()).isEqualTo(3);
    }

    private static void appendToShard(DirectoryStorage storage, String line) {
        RegistryIndex.Head head = new RegistryIndex(storage).head();
        byte[] packed = storage.read(RegistryLayout.shard(head.root().shards().get(PACKAGE)), 1 << 20)
                .orElseThrow();
        byte[] unpacked = Zstd.decompress(packed, ShardCodec.LARGEST);
        String lines = new String(unpacked, StandardCharsets.UTF_8) + line;
        byte[] shard = Zstd.compress(lines.getBytes(StandardCharsets.UTF_8), 3);
        storage.write(RegistryLayout.shard(Hasher.of(shard)), shard);
        TreeMap<PackageName, Digest> shards = new TreeMap<>(head.root().shards());
        shards.put(PACKAGE, Hasher.of(shard));
        IndexRoot next = new IndexRoot(3, Optional.of(head.digest()), SampleRegistry.NOON.instant(), shards);
        storage.putIfAbsent(RegistryLayout.rootDirectory(3), RegistryLayout.rootFile(3), RootCodec.write(next));
    }
}
