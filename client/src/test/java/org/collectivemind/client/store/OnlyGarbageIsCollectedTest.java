package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.collectivemind.client.store.GarbageReport.Kind;
import org.collectivemind.client.store.GarbageReport.Project.State;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.VersionScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyGarbageIsCollectedTest {
    private static final GarbagePolicy AT_ONCE = new GarbagePolicy(Duration.ZERO, OptionalLong.empty(), false);

    @TempDir
    Path root;

    private Path lockfile;
    private Store store;

    @BeforeEach
    void aProject() throws IOException {
        lockfile = root.resolve("project/cm.lock");
        Files.createDirectories(root.resolve("project/.cm"));
        Files.createFile(root.resolve("project/.cm/environment.json"));
        store = ClaimProcess.store(root.resolve("store"), true);
    }

    @Test
    void whatAProjectHasLaidOutStaysThoughItsLockCannotBeRead() throws IOException {
        View used = view("used", "a", "b");
        View unused = view("unused", "b", "c");
        store.registerRoot(lockfile, List.of(used.directory()));

        GarbageReport report = store.collectGarbage(AT_ONCE);

        assertThat(report.projects()).containsExactly(new GarbageReport.Project(lockfile, State.UNREADABLE));
        assertThat(report.removed()).isEqualTo(Map.of(Kind.VIEW, 1L, Kind.TREE, 1L, Kind.BLOB, 1L));
        assertThat(used.directory().resolve("b")).hasContent("content of b");
        assertThat(store.blob(blob("a"))).exists();
        assertThat(unused.directory()).doesNotExist();
        assertThat(store.blob(blob("c"))).doesNotExist();
        assertThat(store.verify().isClean()).isTrue();
    }

    @Test
    void aProjectThatIsGoneNeedsNothing() throws IOException {
        store.registerRoot(lockfile, List.of(view("used", "a").directory()));
        Files.delete(root.resolve("project/.cm/environment.json"));

        GarbageReport report = store.collectGarbage(AT_ONCE);

        assertThat(report.projects()).containsExactly(new GarbageReport.Project(lockfile, State.GONE));
        assertThat(report.storeBytes()).isZero();
        assertThat(store.roots()).isEmpty();
        assertThat(store.directory().resolve("pkgs")).isEmptyDirectory();
        assertThat(store.partials()).isEmptyDirectory();
    }

    @Test
    void aProjectOnADiskThatIsNotMountedIsNotGone() throws IOException {
        View used = view("used", "a");
        store.registerRoot(lockfile, List.of(used.directory()));
        Files.delete(root.resolve("project/.cm/environment.json"));
        Path entry = StoreFiles.list(store.directory().resolve("roots")).get(0);
        Files.writeString(entry, Files.readString(entry).replaceAll("device: .*", "device: 987654321"));

        assertThat(store.collectGarbage(AT_ONCE).projects())
                .containsExactly(new GarbageReport.Project(lockfile, State.UNREADABLE));
        assertThat(used.directory().resolve("a")).exists();
    }

    @Test
    void whereALaterProgramRegisteredSomethingNothingIsRemoved() throws IOException {
        View unused = view("unused", "a");
        store.registerRoot(lockfile);
        Path entry = StoreFiles.list(store.directory().resolve("roots")).get(0);
        Files.writeString(entry, "cm-root: 2\n");

        assertThatThrownBy(() -> store.collectGarbage(AT_ONCE))
                .isInstanceOfSatisfying(
                        CannotReadStore.class,
                        failure -> assertThat(failure.details().toString()).contains("later format"));
        assertThat(unused.directory()).exists();
    }

    @Test
    void theFirstFormatOfRootsIsUnderstood() throws IOException {
        view("unused", "a");
        Files.createDirectories(store.directory().resolve("roots"));
        Files.writeString(store.directory().resolve("roots/" + blob("x").hex()), lockfile + "\n");
        assertThat(store.roots()).containsExactly(lockfile);
    }

    @Test
    void whatIsYoungStays() throws IOException {
        View unused = view("unused", "a");
        GarbageReport report =
                store.collectGarbage(new GarbagePolicy(GarbagePolicy.GRACE, OptionalLong.empty(), false));
        assertThat(report.removed()).isEmpty();
        assertThat(unused.directory()).exists();
    }

    @Test
    void aDryRunRemovesNothingAndTellsTheSame() throws IOException {
        View unused = view("unused", "a", "b");
        GarbageReport told = store.collectGarbage(new GarbagePolicy(Duration.ZERO, OptionalLong.empty(), true));
        assertThat(unused.directory()).exists();
        assertThat(store.statistics().blobs()).isEqualTo(2);
        GarbageReport done = store.collectGarbage(AT_ONCE);
        assertThat(told.removed()).isEqualTo(done.removed());
        assertThat(told.freedBytes()).isEqualTo(done.freedBytes());
    }

    @Test
    void aFileThatHasANameElsewhereIsNotFreed() throws IOException {
        View unused = view("unused", "a");
        Files.createLink(root.resolve("mine"), unused.directory().resolve("a"));
        long size = Files.size(root.resolve("mine"));
        GarbageReport report = store.collectGarbage(AT_ONCE);
        assertThat(report.apparentBytes() - report.freedBytes()).isEqualTo(2 * size);
        assertThat(report.storeBytes()).isZero();
        assertThat(root.resolve("mine")).hasContent("content of a");
    }

    @Test
    void aDownloadThatGoesOnStaysAndOneThatWasLeftGoes() throws IOException {
        Path left;
        try (Claim claim = store.claim(blob("left"))) {
            left = Files.write(claim.data(), new byte[10]);
        }
        try (Claim claim = store.claim(blob("goes on"))) {
            Files.write(claim.data(), new byte[10]);
            Path young = Files.write(store.newPartial(), new byte[10]);
            GarbageReport report = store.collectGarbage(AT_ONCE);
            assertThat(report.removed()).isEqualTo(Map.of(Kind.PARTIAL, 1L));
            assertThat(claim.data()).exists();
            assertThat(claim.isStillMine()).isTrue();
            assertThat(young).as("a program that locks nothing may be at it").exists();
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void whileSomebodyInstallsNothingIsRemoved() throws IOException {
        View unused = view("unused", "a");
        Hold installing = store.use(() -> {});
        Hold another = ClaimProcess.store(root.resolve("store"), true).use(() -> {});
        try {
            assertThatThrownBy(() -> store.collectGarbage(AT_ONCE)).isInstanceOf(StoreInUse.class);
            installing.close();
            assertThatThrownBy(() -> store.collectGarbage(AT_ONCE)).isInstanceOf(StoreInUse.class);
        } finally {
            installing.close();
            another.close();
        }
        assertThat(unused.directory()).exists();
        assertThat(store.collectGarbage(AT_ONCE).removed()).containsKey(Kind.VIEW);
    }

    @Test
    void ofAStoreThatIsTooBigWhatWasNotUsedForLongestGoes() throws IOException {
        View older = view("older", "a", "shared");
        View newer = view("newer", "b", "shared");
        store.registerRoot(lockfile, List.of(older.directory(), newer.directory()));
        store.registerRoot(root.resolve("elsewhere/cm.lock"), List.of(older.directory()));
        Files.createDirectories(root.resolve("elsewhere/.cm"));
        Files.createFile(root.resolve("elsewhere/.cm/environment.json"));
        long all = store.collectGarbage(AT_ONCE).storeBytes();
        for (Path entry : StoreFiles.list(store.directory().resolve("roots"))) {
            boolean old = !Files.readString(entry).contains("elsewhere");
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now().plus(Duration.ofHours(old ? 1 : 2))));
        }

        GarbageReport report =
                store.collectGarbage(new GarbagePolicy(Duration.ofDays(-1), OptionalLong.of(all - 1), false));

        assertThat(report.fits()).isTrue();
        assertThat(report.evicted()).isEqualTo(Map.of(Kind.VIEW, 1L, Kind.TREE, 1L, Kind.BLOB, 1L));
        assertThat(newer.directory()).as("used last by the first project").doesNotExist();
        assertThat(older.directory().resolve("shared")).hasContent("content of shared");
        assertThat(store.blob(blob("b"))).doesNotExist();
        assertThat(store.verify().isClean()).isTrue();
    }

    @Test
    void aStoreWhoseContentWasUsedJustNowStaysTooBig() throws IOException {
        View used = view("used", "a");
        store.registerRoot(lockfile, List.of(used.directory()));
        GarbageReport report = store.collectGarbage(new GarbagePolicy(GarbagePolicy.GRACE, OptionalLong.of(1), false));
        assertThat(report.fits()).isFalse();
        assertThat(report.evicted()).isEmpty();
        assertThat(used.directory()).exists();
    }

    /** Lays out files, each with a content of its own. */
    private View view(String name, String... files) throws IOException {
        for (String file : files) {
            Path partial = Files.writeString(store.newPartial(), content(file));
            store.commit(partial, blob(file), content(file).length());
        }
        Tree tree = new Tree(java.util.Arrays.stream(files)
                .map(file -> new Tree.TreeFile(
                        EntryPath.parse(file), blob(file), content(file).length(), false, List.of()))
                .toList());
        store.commit(tree);
        return store.materialise(
                tree,
                new ViewName(
                        Coordinate.parse("org.example:" + name + ":1.0.0", VersionScheme.CM),
                        VariantId.parse("default")));
    }

    private static String content(String file) {
        return "content of " + file;
    }

    private static Digest blob(String file) {
        return Hasher.of(content(file).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
