package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.archive.Selection;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantInstallTest {
    @TempDir
    Path root;

    private final SampleVariant sample = new SampleVariant();

    @Test
    void everyFileIsLaidOutReadOnlyAndProgramsCanBeRun() throws IOException {
        View view = install(Store.open(root));

        assertHolds(view);
        assertThat(view.directory())
                .endsWithRaw(Path.of("org.mlcommons", "resnet50", "1.5.0")
                        .resolve(view.directory().getFileName()));
        assertThat(mode(view, "bin/run.sh")).isEqualTo("r-xr-xr-x");
        assertThat(mode(view, "doc/run.sh.txt")).isEqualTo("r--r--r--");
        assertThat(mode(view, "weights.onnx")).isEqualTo("r--r--r--");
        assertThat(view.linked()).isEqualTo(sample.files.size());
        assertThat(view.copied()).isZero();
        assertThat(Store.open(root).statistics().partials()).isZero();
    }

    @Test
    void aSecondInstallationFetchesNothingAndReusesTheView() {
        Store store = Store.open(root);
        View first = install(store);
        View second = installer(store).install(SampleVariant.NAME, sample.payloads, sample.files, payload -> {
            throw new AssertionError("nothing is to be fetched");
        });
        assertThat(second.directory()).isEqualTo(first.directory());
        assertThat(second.reused()).isTrue();
    }

    @Test
    void onlyPayloadsWithMissingFilesAreNeeded() throws IOException {
        Store store = Store.open(root);
        assertThat(installer(store).needed(sample.payloads, sample.files)).isEqualTo(sample.payloads);
        install(store);
        Files.delete(store.blob(file("lib/libmodel.so").sha256()));
        assertThat(store.missing(sample.payloads, sample.files)).containsExactly(file("lib/libmodel.so"));
        assertThat(installer(store).needed(sample.payloads, sample.files)).containsExactly(sample.payloads.get(2));
    }

    @Test
    void aViewThatWasTamperedWithIsReplaced() throws IOException {
        Store store = Store.open(root);
        View view = install(store);
        Path label = view.directory().resolve("labels/1/1.txt");
        Files.delete(label);
        Files.writeString(label, "LABEL 0\n");

        View mended = install(store);
        assertThat(mended.reused()).isFalse();
        assertHolds(mended);
    }

    @Test
    void whereLinksAreRefusedFilesAreCopies() throws IOException {
        for (String reason : List.of("Too many links", "Operation not permitted", "Invalid cross-device link")) {
            Path elsewhere = root.resolve(reason.replace(' ', '-'));
            Store store = Store.open(
                    elsewhere,
                    Durability.NONE,
                    (link, blob) -> {
                        throw new FileSystemException(link.toString(), blob.toString(), reason);
                    },
                    CommitStep.Listener.NONE);
            View view = install(store);
            assertHolds(view);
            assertThat(view.linked()).isZero();
            assertThat(view.copied()).isEqualTo(sample.files.size());
            assertThat(install(store).reused()).isTrue();
        }
    }

    @Test
    void sixteenThreadsUnpackTheSameArchiveInOneBatch() throws Exception {
        Store store = Store.open(root);
        Batch batch = store.newBatch();
        Payload archive = sample.payloads.get(1);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> same = java.util.Collections.nCopies(16, () -> {
                BlobSink sink = store.sink(batch);
                Path file = sample.fetched(store, archive).file();
                new SafeExtractor(Limits.DEFAULT)
                        .extract("sample", file, archive.format(), Selection.everything(), sink);
                store.discard(file);
                batch.force();
                return sink.files().size();
            });
            for (Future<Integer> files : threads.invokeAll(same)) {
                assertThat(files.get()).isEqualTo(41);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(store.statistics().partials()).isZero();
        assertThat(store.verify().isClean()).isTrue();
        install(store);
    }

    @Test
    void aProgramThatManyVersionsHaveIsThereOnce() throws IOException {
        Store store = Store.open(root);
        View view = install(store);
        Tree.TreeFile program = Tree.of(sample.payloads, sample.files).files().stream()
                .filter(Tree.TreeFile::executable)
                .findFirst()
                .orElseThrow();
        View other = store.materialise(new Tree(List.of(program)), SampleVariant.NAME);
        Path path = Path.of(program.path().text());
        assertThat(FileMode.inode(other.directory().resolve(path)))
                .isEqualTo(FileMode.inode(view.directory().resolve(path)));
        assertThat(mode(other, "bin/run.sh")).isEqualTo("r-xr-xr-x");
    }

    @Test
    void aFileWithAsManyLinksAsItCanHaveIsCopiedAndTheOthersAreLinked() throws IOException {
        java.util.Set<Path> full = java.util.concurrent.ConcurrentHashMap.newKeySet();
        full.add(StoreLayout.of(root).blob(file("weights.onnx").sha256()));
        Store store = Store.open(
                root,
                Durability.NONE,
                (link, blob) -> {
                    if (full.contains(blob)) {
                        throw new FileSystemException(link.toString(), blob.toString(), "Too many links");
                    }
                    Files.createLink(link, blob);
                },
                CommitStep.Listener.NONE);
        View view = install(store);
        assertHolds(view);
        assertThat(view.copied()).isEqualTo(1);
    }

    @Test
    void aPayloadThatIsNotThePinnedOneIsRefused() {
        Store store = Store.open(root);
        assertThatThrownBy(() -> installer(store)
                        .install(
                                SampleVariant.NAME,
                                sample.payloads,
                                sample.files,
                                payload -> sample.fetched(store, sample.payloads.get(0))))
                .isInstanceOf(WrongContent.class);
    }

    @Test
    void anArchiveWhoseFilesAreNotThePinnedOnesIsRefused() {
        Store store = Store.open(root);
        List<FileEntry> swapped = new ArrayList<>(sample.files);
        FileEntry library = swapped.remove(swapped.size() - 1);
        swapped.add(new FileEntry(
                library.path(),
                library.size(),
                sample.files.get(0).sha256(),
                false,
                library.payload(),
                library.entry()));
        assertThatThrownBy(() -> installer(store)
                        .install(
                                SampleVariant.NAME,
                                sample.payloads,
                                swapped,
                                payload -> sample.fetched(store, payload)))
                .isInstanceOf(HostileArchive.class);
        assertThat(store.blob(library.sha256())).doesNotExist();
        assertThat(store.verify().isClean()).isTrue();
        assertThat(store.statistics().views()).isZero();
    }

    @Test
    void aLocalFileIsCopiedAndStaysWithItsOwner() throws IOException {
        Store store = Store.open(root.resolve("store"));
        Path own = Files.write(root.resolve("mine.onnx"), sample.contents.get("weights.onnx"));
        store.commit(own, file("weights.onnx").sha256(), Files.size(own));
        assertThat(own).exists();
        assertThat(store.blob(file("weights.onnx").sha256())).exists();
    }

    private void assertHolds(View view) throws IOException {
        for (var content : sample.contents.entrySet()) {
            assertThat(Files.readAllBytes(view.directory().resolve(content.getKey())))
                    .isEqualTo(content.getValue());
        }
        try (var files = Files.walk(view.directory())) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(sample.contents.size());
        }
    }

    private static String mode(View view, String path) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(view.directory().resolve(path)));
    }

    private FileEntry file(String path) {
        return sample.files.stream()
                .filter(file -> file.path().text().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private View install(Store store) {
        return installer(store)
                .install(
                        SampleVariant.NAME,
                        sample.payloads,
                        sample.files,
                        (Payload payload) -> sample.fetched(store, payload));
    }

    private static VariantInstall installer(Store store) {
        return new VariantInstall(store, new SafeExtractor(Limits.DEFAULT));
    }
}
