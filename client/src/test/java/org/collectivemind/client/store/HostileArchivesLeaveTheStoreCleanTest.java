package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.archive.Selection;
import org.collectivemind.format.release.Payload;
import org.collectivemind.testrepos.archive.ArchiveKind;
import org.collectivemind.testrepos.archive.HostileArchive;
import org.collectivemind.testrepos.archive.HostileArchives;
import org.collectivemind.testrepos.archive.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileArchivesLeaveTheStoreCleanTest {
    @TempDir
    Path directory;

    @Test
    void afterAllOfThemNothingLiesOutsideAndEveryBlobIsWhole() throws IOException {
        Path home = Files.createDirectories(directory.resolve("a/b/home"));
        Path archives = Files.createDirectory(directory.resolve("archives"));
        Store store = Store.open(home.resolve("store"));
        List<String> before = names(directory, home.resolve("store"), archives);
        for (HostileArchive attack : HostileArchives.all()) {
            if (attack.verdict() == Verdict.REJECT) {
                assertThatThrownBy(() -> extract(store, attack, archives))
                        .as(attack.toString())
                        .isInstanceOf(org.collectivemind.format.archive.HostileArchive.class);
            }
        }
        assertThat(names(directory, home.resolve("store"), archives)).isEqualTo(before);
        assertThat(Path.of("/evil-absolute")).doesNotExist();
        assertThat(store.verify().isClean()).isTrue();
        assertThat(store.statistics().partials()).isZero();
        assertThat(names(store.directory(), store.directory().resolve("blobs"), store.partials()))
                .containsExactly(".", "CACHEDIR.TAG", "pkgs", "trees", "trees/sha256");
    }

    @Test
    void oddOnesAreLaidOutWithoutTheirOddities() throws IOException {
        Store store = Store.open(directory.resolve("store"));
        for (HostileArchive odd : HostileArchives.all()) {
            if (odd.verdict() == Verdict.SANITISE && odd.kind() != ArchiveKind.TAR_ZST) {
                View view = store.materialise(new Tree(extract(store, odd, directory)), SampleVariant.NAME);
                try (Stream<Path> files = Files.walk(view.directory())) {
                    files.filter(Files::isRegularFile)
                            .forEach(file ->
                                    assertThat(mode(file)).as(odd.toString()).isIn(0100444, 0100555));
                }
            }
        }
    }

    private static int mode(Path file) {
        try {
            return (int) Files.getAttribute(file, "unix:mode");
        } catch (IOException absent) {
            throw new java.io.UncheckedIOException(absent);
        }
    }

    private static List<Tree.TreeFile> extract(Store store, HostileArchive archive, Path directory) {
        Batch batch = store.newBatch();
        BlobSink sink = store.sink(batch);
        Path file = archive.writeInto(directory);
        new SafeExtractor(Limits.DEFAULT)
                .extract(
                        archive.fileName(),
                        file,
                        Payload.Format.valueOf(archive.kind().name()),
                        Selection.everything(),
                        sink);
        batch.force();
        return sink.files();
    }

    private static List<String> names(Path root, Path... without) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Stream.of(without).noneMatch(file::startsWith))
                    .map(file -> file.equals(root) ? "." : root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
