package org.collectivemind.client.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.collectivemind.client.archive.RemoteTrees.files;
import static org.collectivemind.client.archive.RemoteTrees.names;
import static org.collectivemind.client.archive.RemoteTrees.noise;
import static org.collectivemind.client.archive.RemoteTrees.pinned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.collectivemind.format.archive.CanonicalArchive.Listed;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.release.Payload.Format;

class OnlyPinnedEntriesOfARemoteZipAreReadTest {
    private static final SafeExtractor EXTRACTOR = new SafeExtractor(Limits.DEFAULT);
    private static final int TAIL = 1 << 17;

    /** The quickstart's onnxruntime: one platform's natives out of the jar for all of them. */
    @Example
    void onePlatformOfAJarForAllCostsWhatItWeighs() throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (String platform : List.of("linux-aarch64", "linux-x64", "osx-aarch64", "osx-x64", "win-x64")) {
            tree.put("ai/onnxruntime/native/" + platform + "/libonnxruntime.so", noise(900_000, platform));
            tree.put("ai/onnxruntime/native/" + platform + "/libonnxruntime4j_jni.so", noise(60_000, platform));
        }
        for (int i = 0; i < 200; i++) {
            tree.put("ai/onnxruntime/C" + i + ".class", noise(700, "class"));
        }
        CountedBytes jar = new CountedBytes(zip(tree));
        Selection.Pinned natives = pinned(tree, name -> name.contains("/linux-x64/"));

        LocatedEntries located = EXTRACTOR.locate("onnxruntime.jar", jar, Format.ZIP, natives);
        assertThat(jar.asked()).isEqualTo(TAIL);
        assertThat(located.bytesNeeded()).isBetween(960_000L, 961_000L);

        assertThat(files(located)).containsOnlyKeys(names(natives));
        assertThat(jar.requests()).isEqualTo(2);
        assertThat(jar.asked()).isEqualTo(TAIL + located.bytesNeeded());
    }

    @Example
    void aSmallJarIsOneRequestWhateverIsWantedOfIt() throws IOException {
        Map<String, byte[]> tree = Map.of("a.class", noise(700, "a"), "b/c.class", noise(70, "c"));
        CountedBytes jar = new CountedBytes(zip(tree));
        LocatedEntries located = EXTRACTOR.locate("small.jar", jar, Format.ZIP, pinned(tree, name -> true));
        assertThat(located.bytesNeeded()).isZero();
        assertThat(files(located)).containsOnlyKeys("a.class", "b/c.class");
        assertThat(jar.requests()).isEqualTo(1);
    }

    @Example
    void hundredsOfSmallFilesAmongOthersAreFewRequestsThatCanRunAtOnce() throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            tree.put(String.format("org/example/some/long/package/Class%04d.class", i), noise(500, "c" + i));
        }
        tree.put("org/example/some/long/package/Class1500.native", noise(600_000, "in between"));
        CountedBytes jar = new CountedBytes(zip(tree));
        Selection.Pinned classes = pinned(tree, name -> name.endsWith("7.class"));

        LocatedEntries located = EXTRACTOR.locate("classes.jar", jar, Format.ZIP, classes);
        assertThat(jar.requests())
                .as("a tail, and the rest of a directory that is longer")
                .isEqualTo(2);
        assertThat(located.runs()).as("the native library is not read over").hasSize(2);

        Map<String, Listed> files = new TreeMap<>();
        located.runs().parallelStream().forEach(run -> {
            ListingSink sink = new ListingSink();
            try {
                run.extract(sink);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
            synchronized (files) {
                sink.files().forEach(file -> files.put(file.path().text(), file));
            }
        });
        assertThat(files).containsOnlyKeys(names(classes)).hasSize(300);
        assertThat(jar.requests()).isEqualTo(4);
    }

    @Example
    void aZip64ArchiveIsFoundByItsOwnEndRecord() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<String, byte[]> tree = Map.of("first", noise(300_000, "1"), "second", noise(300_000, "2"));
        try (ZipArchiveOutputStream archive = new ZipArchiveOutputStream(bytes)) {
            archive.setUseZip64(Zip64Mode.Always);
            for (String name : List.of("first", "second")) {
                archive.putArchiveEntry(new ZipArchiveEntry(name));
                archive.write(tree.get(name));
                archive.closeArchiveEntry();
            }
        }
        CountedBytes zip = new CountedBytes(bytes.toByteArray());
        LocatedEntries located = EXTRACTOR.locate("64.zip", zip, Format.ZIP, pinned(tree, "first"::equals));
        assertThat(files(located)).containsOnlyKeys("first");
        assertThat(zip.requests()).isEqualTo(2);
    }

    @Property(tries = 30)
    void whateverIsWantedIsWhatReadingAllGives(@ForAll Random random) throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            byte[] content = new byte[random.nextInt(random.nextBoolean() ? 200 : 100_000)];
            random.nextBytes(content);
            Arrays.fill(content, 0, content.length / 2, (byte) 'x');
            tree.put("d" + random.nextInt(4) + "/f" + i, content);
        }
        byte[] zip = zip(tree);
        ListingSink whole = new ListingSink();
        EXTRACTOR.extract("x.zip", new CountedBytes(zip), Format.ZIP, Selection.everything(), whole);
        Selection.Pinned some = pinned(tree, name -> random.nextInt(3) == 0);

        ListingSink ranged = new ListingSink();
        EXTRACTOR.extract("x.zip", new CountedBytes(zip), Format.ZIP, some, ranged);
        assertThat(ranged.files())
                .containsExactlyElementsOf(whole.files().stream()
                        .filter(listed -> some.wants(listed.path()))
                        .toList());
    }

    @Example
    void aMissingEntryIsToldBeforeAnythingElseIsRead() throws IOException {
        CountedBytes zip = new CountedBytes(zip(Map.of("a", noise(500_000, "a"))));
        Selection.Pinned other = pinned(Map.of("b", new byte[1]), name -> true);
        assertThatThrownBy(() -> EXTRACTOR.locate("x.zip", zip, Format.ZIP, other))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule()).isEqualTo(Rule.MISSING_ENTRY));
        assertThat(zip.requests()).isEqualTo(1);
    }

    /** What lies between entries that nobody wants is not read, so it is not seen, and nothing of it comes out. */
    @Example
    void bytesHiddenBetweenOtherEntriesAreNotSeenByRanges() throws IOException {
        Map<String, byte[]> tree = new TreeMap<>(Map.of("a", noise(9, "a"), "b", noise(9, "b"), "c", noise(9, "c")));
        byte[] zip = hiddenBehindFirst(zip(tree), "hidden".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> EXTRACTOR.extract(
                        "x.zip", new CountedBytes(zip), Format.ZIP, Selection.everything(), new ListingSink()))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule()).isEqualTo(Rule.TRAILING_DATA));
        assertThatThrownBy(() -> EXTRACTOR.extract(
                        "x.zip", new CountedBytes(zip), Format.ZIP, pinned(tree, "a"::equals), new ListingSink()))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule()).isEqualTo(Rule.TRAILING_DATA));

        ListingSink sink = new ListingSink();
        EXTRACTOR.extract("x.zip", new CountedBytes(zip), Format.ZIP, pinned(tree, "c"::equals), sink);
        assertThat(sink.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).hasToString("c");
            assertThat(file.sha256()).isEqualTo(Hasher.of(tree.get("c")));
        });
    }

    /** Between the directory and the contents another file may take the place of the one that was looked at. */
    @Example
    void aFileThatChangesBetweenReadsIsRefused() throws IOException {
        Map<String, byte[]> tree = Map.of("lib.so", noise(500_000, "good"));
        byte[] good = zip(tree);
        byte[] evil = zip(Map.of("lib.so", noise(500_000, "evil")));
        RandomBytes changing = new CountedBytes(good) {
            @Override
            public InputStream open(long from, long length) throws IOException {
                return requests() == 0
                        ? super.open(from, length)
                        : new ByteArrayInputStream(evil, (int) from, (int) length);
            }
        };
        ListingSink nothing = new ListingSink();
        assertThatThrownBy(() -> EXTRACTOR.extract("x.zip", changing, Format.ZIP, pinned(tree, name -> true), nothing))
                .isInstanceOf(HostileArchive.class);
        assertThat(nothing.files()).isEmpty();
    }

    @Example
    void aSourceThatFailsIsNotCalledHostile() throws IOException {
        Map<String, byte[]> tree = Map.of("lib.so", noise(500_000, "good"));
        RandomBytes failing = new CountedBytes(zip(tree)) {
            @Override
            public InputStream open(long from, long length) throws IOException {
                InputStream in = super.open(from, length);
                return requests() == 1
                        ? in
                        : new SequenceInputStream(new ByteArrayInputStream(in.readNBytes(1_000)), reset());
            }
        };
        assertThatThrownBy(() ->
                        EXTRACTOR.extract("x.zip", failing, Format.ZIP, pinned(tree, name -> true), new ListingSink()))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    private static InputStream reset() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
    }

    /** Three entries in, the directory's offsets of the second and third and its own move up. */
    private static byte[] hiddenBehindFirst(byte[] zip, byte[] hidden) {
        ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = end.getInt(zip.length - 6);
        int second = end.getInt(directory + 46 + 1 + 42);
        ByteBuffer moved = ByteBuffer.allocate(zip.length + hidden.length).order(ByteOrder.LITTLE_ENDIAN);
        moved.put(zip, 0, second).put(hidden).put(zip, second, zip.length - second);
        int movedDirectory = directory + hidden.length;
        for (int entry = 1; entry < 3; entry++) {
            int offset = movedDirectory + entry * (46 + 1) + 42;
            moved.putInt(offset, moved.getInt(offset) + hidden.length);
        }
        return moved.putInt(moved.capacity() - 6, movedDirectory).array();
    }

    private static byte[] zip(Map<String, byte[]> tree) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : tree.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
