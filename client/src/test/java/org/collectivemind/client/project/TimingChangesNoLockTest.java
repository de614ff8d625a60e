package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.collectivemind.client.registry.CmRegistry;
import org.collectivemind.client.registry.DirectoryStorage;
import org.collectivemind.client.registry.Prefetch;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.client.registry.Registry;
import org.collectivemind.client.registry.RegistryStorage;
import org.collectivemind.client.registry.UnreachableRegistry;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dtiming.seeds=500 -Dtiming.seed=1} soaks. */
class TimingChangesNoLockTest {
    private static final int SEEDS = Integer.getInteger("timing.seeds", 12);
    private static final long FIRST_SEED = Long.getLong("timing.seed", 0);
    private static final int PACKAGES = 12;
    private static final int VERSIONS = 3;

    @TempDir
    static Path root;

    private static Site site;

    @BeforeAll
    static void packagesThatDependOnOneAnotherAtRandom() {
        site = new Site(root);
        Random random = new Random(7);
        for (int package_ = PACKAGES - 1; package_ >= 0; package_--) {
            for (int version = 1; version <= VERSIONS; version++) {
                StringBuilder needs = new StringBuilder("variants: [{files: [what.txt]}]\n");
                for (int other = package_ + 1; other < Math.min(PACKAGES, package_ + 5); other++) {
                    if (random.nextInt(3) > 0) {
                        needs.append(needs.indexOf("dependencies") < 0 ? "dependencies:\n" : "")
                                .append("  - org.demo:p" + other + "@<=" + (1 + random.nextInt(VERSIONS)) + ".0.0\n");
                    }
                }
                site.publish("main", "org.demo:p" + package_ + "@" + version + ".0.0", needs.toString());
            }
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /** A registry that is slow now and then, and fails now and then, but only for those who ask ahead. */
    private record Moody(DirectoryStorage storage, long seed, Map<String, Integer> shards, AtomicInteger failed)
            implements RegistryStorage {
        Moody(DirectoryStorage storage, long seed) {
            this(storage, seed, new ConcurrentHashMap<>(), new AtomicInteger());
        }

        @Override
        public Optional<byte[]> read(String path, long maxBytes) {
            Random mood = new Random(seed * 31 + path.hashCode());
            LockSupport.parkNanos(mood.nextInt(4_000_000));
            boolean isAhead = Thread.currentThread().getName().startsWith("cm-prefetch");
            if (isAhead && mood.nextInt(3) == 0) {
                failed.incrementAndGet();
                throw new UnreachableRegistry(location(), "a bad mood", List.of());
            }
            if (path.startsWith("cm/index/shard/")) {
                shards.merge(path, 1, Integer::sum);
            }
            return storage.read(path, maxBytes);
        }

        @Override
        public OptionalLong newestRootHint() {
            return storage.newestRootHint();
        }

        @Override
        public void write(String path, byte[] bytes) {
            storage.write(path, bytes);
        }

        @Override
        public void write(String path, Path source) {
            storage.write(path, source);
        }

        @Override
        public boolean putIfAbsent(String directory, String fileName, byte[] bytes) {
            return storage.putIfAbsent(directory, fileName, bytes);
        }

        @Override
        public Turn takeTurn(String subject) {
            return storage.takeTurn(subject);
        }

        @Override
        public URI uri(String path) {
            return storage.uri(path);
        }

        @Override
        public String location() {
            return storage.location();
        }
    }

    private String answer(RegistryStorage storage) {
        ProjectManifest manifest = site.project.projectManifest();
        RegistryDeclaration declared = manifest.registries().get(0);
        try (Prefetch prefetch = new Prefetch()) {
            List<Registry> registries = List.of(new CmRegistry(declared, storage));
            Solving solving = new Solving(
                    site.project,
                    manifest,
                    new Registries(registries, prefetch),
                    TargetPlatforms.of(site.project, manifest, () -> Site.host(Site.LINUX)),
                    Provenance.HOST,
                    Clock.systemUTC(),
                    new Effort());
            LockReport report = new Lock(solving).run(ThisTime.NOTHING);
            return new String(LockfileCodec.write(report.lock()), StandardCharsets.UTF_8);
        } catch (CmException failure) {
            return failure.getMessage() + failure.details() + failure.hints();
        }
    }

    private void sameInAnyMood(String... dependencies) {
        DirectoryStorage storage = site.registry("main");
        site.manifest("registries: {main: \"" + storage.uri("") + "\"}\ndependencies: ["
                + String.join(", ", dependencies) + "]");
        String expected = answer(storage);
        List<Moody> moods = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Moody moody = new Moody(storage, seed);
            moods.add(moody);

            assertThat(answer(moody)).as("seed " + seed).isEqualTo(expected);
            assertThat(moody.shards().values()).as("seed " + seed).allMatch(count -> count == 1);
        }
        assertThat(moods).anyMatch(moody -> moody.failed().get() > 0);
    }

    @Test
    void aLockIsTheSame() {
        sameInAnyMood("\"org.demo:p0@*\"", "\"org.demo:p2@*\"");
    }

    @Test
    void aFailureIsTheSame() {
        sameInAnyMood("\"org.demo:p0@*\"", "\"org.demo:p1@>=9\"");
    }

    @Test
    void anUnknownPackageIsTheSame() {
        sameInAnyMood("\"org.demo:p0@*\"", "\"org.demo:q1@*\"");
    }
}
