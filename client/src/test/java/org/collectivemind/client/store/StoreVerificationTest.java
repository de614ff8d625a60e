package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreVerificationTest {
    @TempDir
    Path root;

    private final SampleVariant sample = new SampleVariant();
    private Store store;
    private View view;

    @BeforeEach
    void install() {
        store = Store.open(root);
        view = new VariantInstall(store, new SafeExtractor(Limits.DEFAULT))
                .install(SampleVariant.NAME, sample.payloads, sample.files, payload -> sample.fetched(store, payload));
    }

    @Test
    void aFreshStoreIsClean() {
        StoreVerification verification = store.verify();
        assertThat(verification.isClean()).isTrue();
        assertThat(verification.blobs()).isEqualTo(23);
        assertThat(verification.views()).isEqualTo(1);
        // The one program is read, too.
        assertThat(verification.hashed()).isEqualTo(24);
    }

    @Test
    void bitRotIsFoundPutAsideAndHealedByTheNextInstallation() throws IOException {
        Path blob = store.blob(weights());
        flip(blob);
        Files.setLastModifiedTime(blob, FileMode.MODIFIED);
        assertThat(store.verify(Scrutiny.sample(0, new Random(1))).isClean()).isTrue();

        StoreVerification verification = store.verify();

        assertThat(verification.damages())
                .extracting(StoreVerification.Damage::path)
                .containsExactly(blob, view.directory());
        assertThat(verification.damages())
                .allSatisfy(damage -> assertThat(damage.quarantine()).exists());
        assertThat(store.blob(weights())).doesNotExist();
        install();
        assertThat(Files.readAllBytes(view.directory().resolve("weights.onnx")))
                .isEqualTo(sample.contents.get("weights.onnx"));
        assertThat(store.verify().isClean()).isTrue();
    }

    @Test
    void aFileSomebodyWroteToIsFoundWithoutReadingTheOthers() throws IOException {
        flip(store.blob(weights()));
        StoreVerification verification = store.verify(Scrutiny.sample(0, new Random(1)));
        assertThat(verification.hashed()).isEqualTo(1);
        assertThat(verification.isClean()).isFalse();
    }

    @Test
    void aFileSomebodyWroteToIsFetchedAgainWithoutAVerification() throws IOException {
        flip(store.blob(weights()));
        assertThat(store.missing(sample.payloads, sample.files)).containsExactly(sample.files.get(0));
        install();
        assertThat(Hasher.of(store.blob(weights()))).isEqualTo(weights());
        assertThat(Hasher.of(view.directory().resolve("weights.onnx"))).isEqualTo(weights());
    }

    @Test
    void aTouchedButRightFileStays() throws IOException {
        Files.setLastModifiedTime(store.blob(weights()), FileTime.fromMillis(1_700_000_000_000L));
        assertThat(store.missing(sample.payloads, sample.files)).isEmpty();
        assertThat(Files.getLastModifiedTime(store.blob(weights()))).isEqualTo(FileMode.MODIFIED);
    }

    @Test
    void aDamagedProgramAndADamagedTreeAreFound() throws IOException {
        Path program = view.directory().resolve("bin/run.sh");
        flip(program);
        Files.setLastModifiedTime(program, FileMode.MODIFIED);
        Path linked = StoreLayout.of(root).program(programs().get(0).blob(), List.of());
        assertThat(store.verify().damages())
                .extracting(StoreVerification.Damage::path)
                .containsExactly(linked, view.directory());
        install();
        Path tree = StoreLayout.of(root).tree(view.tree());
        flip(tree);
        assertThat(store.verify().damages())
                .extracting(StoreVerification.Damage::path)
                .contains(tree);
        install();
        assertThat(store.verify().isClean()).isTrue();
    }

    @Test
    void aTreeThatALossOfPowerEmptiedIsWrittenAgainByTheNextInstallation() throws IOException {
        Path tree = StoreLayout.of(root).tree(view.tree());
        Files.delete(tree);
        Files.createFile(tree);
        install();
        assertThat(view.reused()).isTrue();
        assertThat(store.verify().isClean()).isTrue();
    }

    @Test
    void aSampleReadsAboutItsShare() {
        long hashed = 0;
        for (int i = 0; i < 20; i++) {
            hashed += store.verify(Scrutiny.sample(0.25, new Random(i))).hashed();
        }
        assertThat(hashed).isBetween(20 * 24 / 8L, 20 * 24 / 2L);
    }

    @Test
    void truncatedAndWrongFilesAreNotTaken() throws IOException {
        byte[] weights = sample.contents.get("weights.onnx");
        Path truncated = Files.write(store.newPartial(), java.util.Arrays.copyOf(weights, 1000));
        assertThatThrownBy(() -> store.commit(truncated, weights(), weights.length))
                .isInstanceOf(WrongContent.class);
        assertThatThrownBy(() -> store.commit(truncated, weights(), 1000)).isInstanceOf(WrongContent.class);
        assertThat(store.verify().isClean()).isTrue();
    }

    @Test
    void hardLinksCostNothingInTheStatistics() {
        StoreStatistics statistics = store.statistics();
        long program = sample.contents.get("bin/run.sh").length;
        long files = sample.contents.values().stream()
                .mapToLong(bytes -> bytes.length)
                .sum();
        assertThat(statistics.blobs()).isEqualTo(23);
        assertThat(statistics.trees()).isEqualTo(1);
        assertThat(statistics.views()).isEqualTo(1);
        assertThat(statistics.apparentBytes()).isGreaterThan(2 * (files - 1000));
        long lists = StoreFiles.list(store.directory().resolve("trees/sha256")).stream()
                .flatMap(shard -> StoreFiles.list(shard).stream())
                .mapToLong(tree -> tree.toFile().length())
                .sum();
        assertThat(statistics.physicalBytes()).isBetween(files - 1000 + lists, files + program + lists);
    }

    @Test
    void projectsAreRootsOnceEach() {
        store.registerRoot(root.resolve("project/cm.lock"));
        store.registerRoot(root.resolve("project/sub/../cm.lock"));
        store.registerRoot(root.resolve("other/cm.lock"));
        assertThat(store.roots())
                .containsExactlyInAnyOrder(root.resolve("project/cm.lock"), root.resolve("other/cm.lock"));
    }

    private List<Tree.TreeFile> programs() {
        return Tree.of(sample.payloads, sample.files).files().stream()
                .filter(Tree.TreeFile::executable)
                .toList();
    }

    private Digest weights() {
        return sample.files.get(0).sha256();
    }

    private static void flip(Path file) throws IOException {
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes, StandardOpenOption.WRITE);
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
    }
}
