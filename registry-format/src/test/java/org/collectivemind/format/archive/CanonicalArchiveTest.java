package org.collectivemind.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.hash.Hasher;

class CanonicalArchiveTest {
    private static final String LONG = "very-long-directory-name/".repeat(8) + "weights.safetensors";

    @Property(tries = 60)
    void whatIsWrittenIsRead(@ForAll("trees") Map<String, byte[]> tree, @ForAll Random random) throws IOException {
        List<ArchiveFile> files = files(tree, random);
        List<CanonicalArchive.Listed> listed = list(write(files));

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .map(file -> new CanonicalArchive.Listed(
                                file.path(),
                                file.executable(),
                                file.size(),
                                Hasher.of(tree.get(file.path().text()))))
                        .toList());
        assertThat(listed).isSortedAccordingTo((a, b) -> a.path().compareTo(b.path()));
    }

    @Property(tries = 40)
    void theOrderOfTheFilesAndTheSizeOfReadsDoNotShow(@ForAll("trees") Map<String, byte[]> tree) throws IOException {
        List<ArchiveFile> files = files(tree, new Random(1));
        List<ArchiveFile> shuffled = new ArrayList<>();
        files.forEach(file -> shuffled.add(new ArchiveFile(
                file.path(),
                file.executable(),
                file.size(),
                () -> dribbling(file.content().open()))));
        Collections.reverse(shuffled);
        assertThat(write(shuffled)).isEqualTo(write(files));
    }

    @Property(tries = 30)
    void otherReadersOfTarUnderstandIt(@ForAll("trees") Map<String, byte[]> tree) throws IOException {
        Map<String, byte[]> read = new HashMap<>();
        byte[] tar = decompressed(write(files(tree, new Random(2))));
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(read.keySet()).isEqualTo(tree.keySet());
        tree.forEach((path, bytes) -> assertThat(read.get(path)).isEqualTo(bytes));
    }

    /** Equal on JDK 17 and 25, x86-64 and AArch64: a change here changes every published digest. */
    @Example
    void theBytesArePinned() throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        tree.put("run.sh", "#!/bin/sh\necho hello\n".getBytes());
        tree.put("données/é.txt", "accent".getBytes());
        tree.put(LONG, new byte[70_000]);
        byte[] noise = new byte[300_000];
        new Random(42).nextBytes(noise);
        tree.put("noise.bin", noise);
        assertThat(Hasher.of(write(files(tree, new Random(3)))).hex())
                .isEqualTo("7c7918de9388a7607c1c72bd55ead1fbbbaa71e4017c1c26ad588a70f2c1743b");
    }

    @Example
    void aFileFrom8GiBHasItsSizeInAPaxRecord() {
        byte[] header = CanonicalHeader.of(EntryPath.parse("big"), false, 1L << 33);
        assertThat(header).hasSize(3 * CanonicalHeader.BLOCK);
        assertThat(new String(header, java.nio.charset.StandardCharsets.US_ASCII))
                .contains("19 size=8589934592\n");
    }

    @Property(tries = 150)
    void aFlippedBitNeverGoesUnseen(@ForAll Random random) throws IOException {
        byte[] tar = decompressed(write(sample()));
        int position = random.nextInt(tar.length);
        tar[position] ^= (byte) (1 << random.nextInt(8));
        List<CanonicalArchive.Listed> original = list(write(sample()));
        try {
            // Content is free; all else must be rejected.
            assertThat(list(Zstd.compress(tar))).isNotEqualTo(original).hasSameSizeAs(original);
        } catch (HostileArchive rejected) {
            assertThat(rejected.archive()).isEqualTo("sample.tar.zst");
        }
    }

    @Example
    void nothingHidesAroundTheFrame() throws IOException {
        byte[] archive = write(sample());
        byte[] empty = Zstd.compress(new byte[0]);
        byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7};
        assertRejected(joined(archive, empty), Rule.TRAILING_DATA);
        assertRejected(joined(archive, new byte[] {0}), Rule.TRAILING_DATA);
        assertRejected(joined(archive, skippable), Rule.TRAILING_DATA);
        assertRejected(joined(skippable, archive), Rule.CORRUPT);
        byte[] tar = decompressed(archive);
        assertRejected(Zstd.compress(joined(tar, new byte[512])), Rule.NOT_CANONICAL);
        assertRejected(
                joined(
                        Zstd.compress(java.util.Arrays.copyOf(tar, 1024)),
                        Zstd.compress(java.util.Arrays.copyOfRange(tar, 1024, tar.length))),
                Rule.NOT_CANONICAL);
    }

    @Property(tries = 40)
    void aTruncatedArchiveIsRejected(@ForAll Random random) throws IOException {
        byte[] archive = write(sample());
        assertRejected(java.util.Arrays.copyOf(archive, random.nextInt(archive.length)), Rule.CORRUPT);
    }

    @Example
    void unsortedAndCollidingEntriesAreRejected() throws IOException {
        assertRejected(Zstd.compress(raw("b", "a")), Rule.NOT_CANONICAL);
        assertRejected(Zstd.compress(raw("a", "a")), Rule.NOT_CANONICAL);
        assertRejected(Zstd.compress(raw("A", "a")), Rule.COLLIDING_NAME);
        assertRejected(Zstd.compress(raw("a", "a/b")), Rule.COLLIDING_NAME);
        assertRejected(Zstd.compress(raw("A/x", "a/y")), Rule.COLLIDING_NAME);
    }

    @Example
    void aFileThatGrowsOrShrinksWhileItIsArchivedIsReported() {
        EntryPath path = EntryPath.parse("log.txt");
        for (long size : new long[] {2, 4}) {
            ArchiveFile file = new ArchiveFile(path, false, size, () -> new ByteArrayInputStream(new byte[3]));
            assertThatThrownBy(() -> write(List.of(file))).isInstanceOf(ChangedWhileRead.class);
        }
    }

    @Provide
    Arbitrary<Map<String, byte[]>> trees() {
        Arbitrary<String> segment =
                Arbitraries.strings().withChars("abcdeé漢0-_").ofMinLength(1).ofMaxLength(40);
        Arbitrary<String> path = segment.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join("/", list));
        Arbitrary<byte[]> content = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(2000)
                .map(bytes -> bytes.length % 7 == 0 ? java.util.Arrays.copyOf(bytes, bytes.length * 100) : bytes);
        return Arbitraries.maps(path, content).ofMaxSize(12).map(tree -> {
            PathSet paths = new PathSet();
            Map<String, byte[]> kept = new TreeMap<>();
            tree.forEach((name, bytes) -> {
                if (paths.add(EntryPath.parse(name)).isEmpty()) {
                    kept.put(name, bytes);
                }
            });
            return kept;
        });
    }

    private static List<ArchiveFile> sample() {
        return List.of(
                ArchiveFile.of(EntryPath.parse("run.sh"), true, "echo".getBytes()),
                ArchiveFile.of(EntryPath.parse(LONG), false, new byte[600]));
    }

    private static List<ArchiveFile> files(Map<String, byte[]> tree, Random random) {
        List<ArchiveFile> files = new ArrayList<>();
        tree.forEach((path, bytes) -> files.add(ArchiveFile.of(EntryPath.parse(path), random.nextBoolean(), bytes)));
        return files;
    }

    private static byte[] raw(String... names) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (String name : names) {
            tar.writeBytes(CanonicalHeader.of(EntryPath.parse(name), false, 0));
        }
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    private static void assertRejected(byte[] archive, Rule rule) {
        assertThatThrownBy(() -> list(archive))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule())
                                .describedAs(failure.getMessage())
                                .isEqualTo(rule));
    }

    private static List<CanonicalArchive.Listed> list(byte[] archive) throws IOException {
        return CanonicalArchive.list("sample.tar.zst", new ByteArrayInputStream(archive));
    }

    private static byte[] write(List<ArchiveFile> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CanonicalArchive.write(files, out);
        return out.toByteArray();
    }

    private static byte[] decompressed(byte[] archive) throws IOException {
        try (InputStream in = new com.github.luben.zstd.ZstdInputStream(new ByteArrayInputStream(archive))) {
            return in.readAllBytes();
        }
    }

    private static InputStream dribbling(InputStream in) {
        return new java.io.FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 37));
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
