package org.collectivemind.client.registry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.registry.maven.MavenDescriptor;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Release;

/** Publishes into a Collective Mind registry. */
public final class CmRegistryWriter {
    private static final String DESCRIPTOR = "{\n  \"collective-mind-registry\": 1\n}\n";

    private final RegistryStorage storage;
    private final RegistryIndex index;

    /** @throws NotARegistry where the storage holds none */
    public CmRegistryWriter(RegistryStorage storage) {
        this.storage = storage;
        this.index = new RegistryIndex(storage);
        if (storage.read(RegistryLayout.DESCRIPTOR, 1 << 20).isEmpty()) {
            throw new NotARegistry(storage.location());
        }
    }

    /** Makes an empty registry. @return false where one was there already */
    public static boolean begin(RegistryStorage storage, Clock clock) {
        boolean begun = new RegistryIndex(storage).begin(clock);
        storage.write(RegistryLayout.DESCRIPTOR, DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
        return begun;
    }

    public String location() {
        return storage.location();
    }

    /** What the index says of a version. */
    public Optional<ShardLine> published(Coordinate coordinate) {
        return index.shard(index.head().root(), coordinate.name()).flatMap(shard -> shard.line(coordinate.version()));
    }

    /**
     * Payloads, then manifest and POM, then the commit, then Maven's listing of versions (a convenience for Maven clients, never
     * trusted by ours).
     *
     * @param canonical the canonical manifest's bytes
     * @param hosted payload files by their name beside the manifest
     * @throws VersionTaken where another publisher committed the version meanwhile
     */
    public void publish(Release release, byte[] canonical, Map<String, Path> hosted, Clock clock) {
        Coordinate coordinate = release.coordinate();
        hosted.forEach((name, file) -> {
            String path = RegistryLayout.versionDirectory(coordinate) + "/" + name;
            storage.write(path, file);
            Sidecars.of(file).forEach((suffix, text) -> storage.write(path + suffix, text));
        });
        writeWithSidecars(RegistryLayout.versionFile(coordinate, ".cm.json"), canonical);
        writeWithSidecars(RegistryLayout.versionFile(coordinate, ".pom"), MavenDescriptor.pom(release));
        ShardLine line = new ShardLine(release, Hasher.of(canonical), clock.instant(), Optional.empty());
        Shard committed = index.commit(coordinate.name(), shard -> with(shard, line), clock);
        writeWithSidecars(
                RegistryLayout.packageDirectory(coordinate.name()) + "/maven-metadata.xml",
                MavenDescriptor.metadata(committed, clock.instant()));
    }

    private Shard with(Shard shard, ShardLine line) {
        Coordinate coordinate = line.release().coordinate();
        if (shard.line(coordinate.version()).isPresent()) {
            throw new VersionTaken(coordinate, storage.location());
        }
        List<ShardLine> lines = new ArrayList<>(shard.lines());
        lines.add(line);
        return new Shard(shard.name(), lines);
    }

    private void writeWithSidecars(String path, byte[] bytes) {
        storage.write(path, bytes);
        Sidecars.of(bytes).forEach((suffix, text) -> storage.write(path + suffix, text));
    }
}
