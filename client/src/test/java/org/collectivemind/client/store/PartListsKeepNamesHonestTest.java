package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.client.transfer.LocalParts;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Big files are verified by their parts alone. A lock may pair the sha256 of a popular file with the parts of another one; what
 * it gets for it is nobody else's.
 */
class PartListsKeepNamesHonestTest {
    private static final long SIZE = Parts.SIZE + 1000;

    @TempDir
    static Path files;

    private static Path popular;
    private static Path evil;
    private static PartHasher.Result popularHashes;
    private static PartHasher.Result evilHashes;

    @TempDir
    Path root;

    private Store store;

    @BeforeAll
    static void twoBigFilesOfOneSize() throws IOException {
        popular = file("popular", 1);
        evil = file("evil", 2);
        popularHashes = PartHasher.of(popular);
        evilHashes = PartHasher.of(evil);
    }

    @BeforeEach
    void open() {
        store = Store.open(root, Durability.NONE);
    }

    @Test
    void aLockThatLiesGetsItsOwnBytesAndNobodyElseDoes() throws IOException {
        View poisoned = install(popularHashes.sha256(), evilHashes.parts(), evil);
        assertThat(Hasher.of(weights(poisoned))).isEqualTo(evilHashes.sha256());

        View honest = install(popularHashes.sha256(), popularHashes.parts(), popular);

        assertThat(honest.directory()).isNotEqualTo(poisoned.directory());
        assertThat(Hasher.of(weights(honest))).isEqualTo(popularHashes.sha256());
        assertThat(store.statistics().quarantined()).isEqualTo(1);
    }

    @Test
    void whoPinsNothingButTheWholeDoesNotGetThemEither() throws IOException {
        commit(popularHashes.sha256(), evilHashes.parts(), evil);
        assertThat(store.isIntact(popularHashes.sha256(), SIZE, evilHashes.parts()))
                .isTrue();
        assertThat(store.isIntact(popularHashes.sha256(), SIZE, List.of())).isFalse();
        assertThat(store.blob(popularHashes.sha256())).doesNotExist();
    }

    @Test
    void aLockThatLiesAboutAFileThatIsHereIsRefused() throws IOException {
        commit(popularHashes.sha256(), popularHashes.parts(), popular);
        assertThatThrownBy(() -> install(popularHashes.sha256(), evilHashes.parts(), evil))
                .isInstanceOf(MismatchedParts.class);
        assertThat(Hasher.of(store.blob(popularHashes.sha256()))).isEqualTo(popularHashes.sha256());
        // Known from now on, without reading it again.
        assertThat(store.isIntact(popularHashes.sha256(), SIZE, List.of())).isTrue();
        assertThatThrownBy(() -> store.isIntact(popularHashes.sha256(), SIZE, evilHashes.parts()))
                .isInstanceOf(MismatchedParts.class);
    }

    @Test
    void aListSaysNothingAboutAnotherFileThatTookTheName() throws IOException {
        commit(popularHashes.sha256(), popularHashes.parts(), popular);
        Path blob = store.blob(popularHashes.sha256());
        Path other = Files.copy(evil, root.resolve("other"));
        FileMode.seal(other, false);
        StoreFiles.commit(other, blob);
        assertThat(store.isIntact(popularHashes.sha256(), SIZE, popularHashes.parts()))
                .isFalse();
    }

    @Test
    void aLostOrDamagedListCostsOneReading() throws IOException {
        commit(popularHashes.sha256(), popularHashes.parts(), popular);
        Path list = StoreLayout.of(root).partList(popularHashes.sha256());
        byte[] text = Files.readAllBytes(list);
        for (byte[] damaged : List.of(new byte[0], java.util.Arrays.copyOf(text, text.length - 1), flipped(text))) {
            Files.delete(list);
            Files.write(list, damaged);
            assertThat(store.isIntact(popularHashes.sha256(), SIZE, popularHashes.parts()))
                    .isTrue();
            assertThat(PartList.parse(Files.readAllBytes(list)).evidence()).isEqualTo(Evidence.WHOLE);
        }
    }

    @Test
    void partsOfOneVersionServeTheNext() throws IOException {
        assertThat(store.part(popularHashes.parts().get(1))).isEmpty();
        commit(popularHashes.sha256(), popularHashes.parts(), popular);
        Optional<LocalParts.Piece> piece = store.part(popularHashes.parts().get(1));
        assertThat(piece).contains(new LocalParts.Piece(store.blob(popularHashes.sha256()), Parts.SIZE));
        assertThat(Store.open(root).part(popularHashes.parts().get(0)))
                .contains(new LocalParts.Piece(store.blob(popularHashes.sha256()), 0));
    }

    @Test
    void aVerificationNamesAFileThatHasThePartsAndNotTheDigest() throws IOException {
        commit(popularHashes.sha256(), evilHashes.parts(), evil);
        StoreVerification verification = store.verify();
        assertThat(verification.damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage.reason())
                        .contains("a lock pins", evilHashes.sha256().hex(), "do not belong together"));
        assertThat(store.blob(popularHashes.sha256())).doesNotExist();
    }

    @Test
    void aVerificationReadsTheWholeOnceAndThenOnlyTheParts() throws IOException {
        commit(popularHashes.sha256(), popularHashes.parts(), popular);
        assertThat(evidence()).isEqualTo(Evidence.PARTS);
        assertThat(store.verify().isClean()).isTrue();
        assertThat(evidence()).isEqualTo(Evidence.WHOLE);
        assertThat(store.verify().bytes()).isEqualTo(SIZE);
        assertThat(store.verify(Scrutiny.FULL).isClean()).isTrue();
    }

    @Test
    void damageIsNamedByThePartAndTheOtherPartsServeTheNextDownload() throws IOException {
        commit(popularHashes.sha256(), popularHashes.parts(), popular);
        store.verify();
        Path blob = store.blob(popularHashes.sha256());
        blob.toFile().setWritable(true);
        try (RandomAccessFile file = new RandomAccessFile(blob.toFile(), "rw")) {
            file.seek(Parts.SIZE + 7);
            file.write(1);
        }
        FileMode.seal(blob, false);

        StoreVerification verification = store.verify();

        assertThat(verification.damages()).singleElement().satisfies(damage -> {
            assertThat(damage.parts()).containsExactly(2);
            assertThat(damage.reason()).isEqualTo("part 2 of 2 is damaged");
            assertThat(store.part(popularHashes.parts().get(0))).contains(new LocalParts.Piece(damage.quarantine(), 0));
            assertThat(Store.open(root).part(popularHashes.parts().get(0)))
                    .contains(new LocalParts.Piece(damage.quarantine(), 0));
        });
        assertThat(blob).doesNotExist();
        assertThat(StoreLayout.of(root).partList(popularHashes.sha256())).doesNotExist();
    }

    @Test
    void aTruncatedFileIsNamedByWhatIsLeftOfIt() throws IOException {
        commit(popularHashes.sha256(), popularHashes.parts(), popular);
        store.verify();
        Path blob = store.blob(popularHashes.sha256());
        blob.toFile().setWritable(true);
        try (RandomAccessFile file = new RandomAccessFile(blob.toFile(), "rw")) {
            file.setLength(Parts.SIZE);
        }
        assertThat(store.verify().damages()).singleElement().satisfies(damage -> {
            assertThat(damage.parts()).containsExactly(2);
            assertThat(damage.reason()).contains("bytes in place of");
        });
    }

    private Evidence evidence() throws IOException {
        return PartList.parse(Files.readAllBytes(StoreLayout.of(root).partList(popularHashes.sha256())))
                .evidence();
    }

    private View install(Digest sha256, List<Digest> parts, Path bytes) {
        Payload payload = new Payload(new PayloadOrigin.Hosted("weights"), Payload.Format.RAW, SIZE, sha256, parts);
        FileEntry entry = new FileEntry(EntryPath.parse("weights"), SIZE, sha256, false, 0, Optional.empty());
        return new VariantInstall(store, new SafeExtractor(Limits.DEFAULT))
                .install(
                        SampleVariant.NAME,
                        List.of(payload),
                        List.of(entry),
                        wanted -> downloaded(sha256, parts, bytes));
    }

    private void commit(Digest sha256, List<Digest> parts, Path bytes) {
        store.commit(downloaded(sha256, parts, bytes));
    }

    /** What a transfer leaves that verified the parts. */
    private VerifiedFile downloaded(Digest sha256, List<Digest> parts, Path bytes) {
        try {
            Path copy = Files.copy(bytes, store.newPartial());
            return new VerifiedFile(copy, sha256, SIZE, parts, Evidence.PARTS);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Path weights(View view) {
        return view.directory().resolve("weights");
    }

    private static byte[] flipped(byte[] text) {
        byte[] other = text.clone();
        other[text.length / 2] ^= 1;
        return other;
    }

    private static Path file(String name, int seed) throws IOException {
        Path file = files.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SIZE);
            sparse.write(seed);
            sparse.seek(SIZE - 1);
            sparse.write(seed);
        }
        return file;
    }
}
