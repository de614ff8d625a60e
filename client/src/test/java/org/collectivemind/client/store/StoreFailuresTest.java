package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.transfer.DiskFull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFailuresTest {
    @TempDir
    Path directory;

    private final SampleVariant sample = new SampleVariant();

    @Test
    void aStoreThatCannotBeMadeSaysWhereAndWhatToDo() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() -> Store.open(file.resolve("store")))
                .isInstanceOfSatisfying(CannotWriteStore.class, failure -> {
                    assertThat(failure.path().toString()).startsWith(file.toString());
                    assertThat(failure.hints()).anyMatch(hint -> hint.contains("CM_HOME"));
                });
    }

    @Test
    void aStoreOnAReadOnlyDiskStillGivesWhatItHas() throws Exception {
        Path mount = Files.createDirectory(directory.resolve("mount"));
        assumeTrue(run("mount", "-t", "tmpfs", "tmpfs", mount.toString()), "tmpfs can be mounted");
        try {
            View view = install(Store.open(mount));
            assumeTrue(run("mount", "-o", "remount,ro", mount.toString()), "it can be made read-only");
            Store store = Store.open(mount);
            assertThat(install(store).directory()).isEqualTo(view.directory());
            assertThatThrownBy(() -> store.registerRoot(directory.resolve("cm.lock")))
                    .isInstanceOf(CannotWriteStore.class)
                    .satisfies(failure -> assertThat(
                                    ((CannotWriteStore) failure).details().toString())
                            .contains("Read-only file system"));
        } finally {
            run("umount", mount.toString());
        }
    }

    @Test
    void aFullDiskKeepsWhatIsCompleteAndNothingElse() throws Exception {
        Path mount = Files.createDirectory(directory.resolve("mount"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", mount.toString()), "tmpfs can be mounted");
        try {
            Store store = Store.open(mount);
            Path filler = mount.resolve("filler");
            Files.write(filler, new byte[(1 << 20) - 40_000]);
            assertThatThrownBy(() -> install(store)).isInstanceOf(DiskFull.class);
            assertThat(store.statistics().partials()).isZero();
            assertThat(store.verify().isClean()).isTrue();
            assertThat(store.blob(sample.files.get(0).sha256())).exists();
            Files.delete(filler);
            install(store);
            assertThat(store.verify().isClean()).isTrue();
        } finally {
            run("umount", mount.toString());
        }
    }

    @Test
    void aStoreThatAMountCutsInTwoSaysSo() throws Exception {
        Store store = Store.open(directory.resolve("store"));
        Path mount = store.partials();
        assumeTrue(run("mount", "-t", "tmpfs", "tmpfs", mount.toString()), "tmpfs can be mounted");
        try {
            assertThatThrownBy(() -> install(store))
                    .isInstanceOfSatisfying(
                            CannotWriteStore.class,
                            failure -> assertThat(failure.hints()).anyMatch(hint -> hint.contains("one file system")));
            assertThat(store.statistics().blobs()).isZero();
            assertThat(store.statistics().partials()).isZero();
        } finally {
            run("umount", mount.toString());
        }
    }

    @Test
    void aDirectoryInThePlaceOfABlobIsNamed() throws Exception {
        Store store = Store.open(directory.resolve("store"));
        Path blob = store.blob(sample.files.get(0).sha256());
        Files.createDirectories(blob.resolve("in the way"));
        assertThatThrownBy(() -> install(store)).isInstanceOf(CannotWriteStore.class);
        assertThat(store.verify().damages())
                .extracting(StoreVerification.Damage::path)
                .containsExactly(blob);
        install(store);
        assertThat(store.verify().isClean()).isTrue();
    }

    private View install(Store store) {
        return new VariantInstall(store, new SafeExtractor(Limits.DEFAULT))
                .install(SampleVariant.NAME, sample.payloads, sample.files, payload -> {
                    Path file = directory.resolve("download-" + sample.payloads.indexOf(payload));
                    try {
                        Files.copy(
                                sample.fetched(Store.open(directory.resolve("elsewhere")), payload)
                                        .file(),
                                file,
                                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    } catch (IOException failed) {
                        throw new java.io.UncheckedIOException(failed);
                    }
                    return VerifiedFile.whole(file, payload.sha256(), payload.size());
                });
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
