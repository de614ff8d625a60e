package org.collectivemind.client.registry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.registry.maven.MavenDescriptor;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Release;

/** Publishes into a Collective Mind registry. */
public final class CmRegistryWriter {
    private static final String DESCRIPTOR = "{\n  \"collective-mind-registry\": 1\n}\n";

    private static final long LARGEST_LISTING = 64L << 20;

    private final RegistryStorage storage;
    private final RegistryIndex index;

    /** @throws NotARegistry where the storage holds none */
    public CmRegistryWriter(RegistryStorage storage) {
        this.storage = storage;
        this.index = new RegistryIndex(storage);
        if (storage.read(RegistryLayout.DESCRIPTOR, RegistryIndex.LARGEST_DESCRIPTOR)
                .isEmpty()) {
            throw new NotARegistry(storage.location());
        }
    }

    /** Makes an empty registry. @return false where one was there already */
    public static boolean begin(RegistryStorage storage, Clock clock) {
        boolean begun = new RegistryIndex(storage).begin(clock);
        storage.write(RegistryLayout.DESCRIPTOR, descriptor());
        return begun;
    }

    /** The content of {@link RegistryLayout#DESCRIPTOR}. */
    static byte[] descriptor() {
        return DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
    }

    public String location() {
        return storage.location();
    }

    /** What the index says of a version. */
    public Optional<ShardLine> published(Coordinate coordinate) {
        return current(coordinate.name()).flatMap(shard -> shard.line(coordinate.version()));
    }

    /**
     * Payloads, then manifest and POM, then the commit, then Maven's listing of versions (a convenience for Maven clients, never
     * trusted by ours).
     *
     * @param canonical the canonical manifest's bytes
     * @param hosted payload files by their name beside the manifest
     * @return false where the very same content was published meanwhile
     * @throws VersionTaken where another publisher committed the version with other content meanwhile
     */
    public boolean publish(Release release, byte[] canonical, Map<String, Path> hosted, Clock clock) {
        Coordinate coordinate = release.coordinate();
        ShardLine line = new ShardLine(release, Hasher.of(canonical), clock.instant(), Optional.empty());
        RegistryStorage.Turn turn = storage.takeTurn(coordinate.toString());
        try {
            Optional<ShardLine> committed = published(coordinate);
            if (committed.isPresent()) {
                if (committed.get().manifest().equals(line.manifest())) {
                    return false;
                }
                throw new VersionTaken(coordinate, storage.location());
            }
            hosted.forEach((name, file) -> writeWithSidecars(coordinate, name, file));
            writeWithSidecars(RegistryLayout.versionFile(coordinate, ".cm.json"), canonical);
            writeWithSidecars(RegistryLayout.versionFile(coordinate, ".pom"), MavenDescriptor.pom(release));
            index.commit(coordinate.name(), shard -> with(shard, line), clock);
        } finally {
            turn.close();
        }
        list(coordinate.name());
        return true;
    }

    /**
     * Brings Maven's listing of a package's versions up to date; also after a publisher that was killed before it did. Publishers
     * of two versions take turns, so the last one writes the newest state, and the checksums beside it are of that state.
     */
    public void list(PackageName name) {
        String path = RegistryLayout.packageDirectory(name) + "/maven-metadata.xml";
        RegistryStorage.Turn turn = storage.takeTurn(name.toString());
        try {
            current(name)
                    .map(shard -> MavenDescriptor.metadata(shard, newest(shard)))
                    .ifPresent(listing -> {
                        boolean listed = storage.read(path, LARGEST_LISTING)
                                .filter(bytes -> Arrays.equals(bytes, listing))
                                .isPresent();
                        if (!listed) {
                            writeWithSidecars(path, listing);
                        }
                    });
        } finally {
            turn.close();
        }
    }

    private Optional<Shard> current(PackageName name) {
        return index.shard(index.head().root(), name);
    }

    /** When its last version was published; no clock, so that all publishers write the same listing. */
    private static Instant newest(Shard shard) {
        return shard.lines().stream()
                .map(ShardLine::published)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
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

    private void writeWithSidecars(Coordinate coordinate, String name, Path file) {
        String path = RegistryLayout.versionDirectory(coordinate) + "/" + name;
        storage.write(path, file);
        Sidecars.of(file).forEach((suffix, text) -> storage.write(path + suffix, text));
    }

    private void writeWithSidecars(String path, byte[] bytes) {
        storage.write(path, bytes);
        Sidecars.of(bytes).forEach((suffix, text) -> storage.write(path + suffix, text));
    }
}
