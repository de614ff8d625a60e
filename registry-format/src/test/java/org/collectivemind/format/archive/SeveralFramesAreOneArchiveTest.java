package org.collectivemind.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.collectivemind.format.archive.CanonicalArchive.Listed;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.hash.Hasher;

class SeveralFramesAreOneArchiveTest {

    /** Equal on JDK 17 and 25, with one thread and with many: a change here changes every published digest. */
    @Example
    void theBytesArePinned() throws IOException {
        assertThat(Hasher.of(write(sample())).hex())
                .isEqualTo("23606cdf09e2e3d591fded6faf351adf684b867f5386d78a4cb5e2f17d5f0a62");
    }

    @Example
    void framesEndWhereFilesEndAndLargeFilesHaveTheirOwn() throws IOException {
        assertThat(segments(write(sample())))
                .extracting(
                        segment -> segment.first().text(),
                        segment -> segment.frames().stream()
                                .map(SeekTable.Frame::size)
                                .toList())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a/000", List.of(5 * 450_560)),
                        org.assertj.core.groups.Tuple.tuple("a/005", List.of(450_560)),
                        org.assertj.core.groups.Tuple.tuple("b/big", List.of(1 << 22, 5_000_192 + 512 - (1 << 22))),
                        org.assertj.core.groups.Tuple.tuple("b/small", List.of(512 + 512 + 1024)));
    }

    @Example
    void whatFitsIntoOneFrameHasNoTable() throws IOException {
        byte[] archive = write(Map.of("only", noise(3_000_000, 1)));
        assertThat(read(archive)).isEmpty();
        assertThat(list(archive)).hasSize(1);
    }

    @Example
    void plainReadersOfZstdAndTarUnderstandIt() throws IOException {
        Map<String, byte[]> read = new TreeMap<>();
        try (InputStream zstd = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(write(sample())));
                TarArchiveInputStream in = new TarArchiveInputStream(zstd, "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(read.keySet()).isEqualTo(sample().keySet());
        sample().forEach((path, bytes) -> assertThat(read.get(path)).isEqualTo(bytes));
    }

    @Property(tries = 8)
    void segmentsTogetherAreTheArchiveAndEachIsFoundByItsPaths(@ForAll Random random) throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            int most = random.nextInt(12) == 0 ? 6_000_000 : random.nextBoolean() ? 300_000 : 2_000;
            byte[] content = new byte[random.nextInt(most)];
            random.nextBytes(content);
            Arrays.fill(content, content.length / 3, content.length, (byte) 'x');
            tree.put("d" + random.nextInt(5) + "/" + i, content);
        }
        byte[] archive = write(tree);
        List<Listed> whole = list(archive);
        assertThat(whole).extracting(listed -> listed.path().text()).containsExactlyElementsOf(tree.keySet());
        var table = read(archive);
        if (table.isEmpty()) {
            return;
        }
        List<Listed> parts = new ArrayList<>();
        for (SeekTable.Segment segment : table.get().segments()) {
            List<Listed> files = list(archive, segment);
            files.forEach(file -> assertThat(table.get().holding(file.path())).contains(segment));
            parts.addAll(files);
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Example
    void anyOtherTrailerIsRefused() throws IOException {
        byte[] archive = write(sample());
        int data = (int) segments(archive).get(3).end();
        byte[] frames = Arrays.copyOf(archive, data);
        byte[] trailer = Arrays.copyOfRange(archive, data, archive.length);
        int table = trailer.length - (8 + 8 * 5 + 9);

        assertRefused(frames, Rule.NOT_CANONICAL);
        assertRefused(joined(archive, new byte[] {0}), Rule.NOT_CANONICAL);
        assertRefused(joined(archive, trailer), Rule.NOT_CANONICAL);
        assertRefused(Arrays.copyOf(archive, archive.length - 1), Rule.NOT_CANONICAL);
        assertRefused(joined(frames, Arrays.copyOfRange(trailer, table, trailer.length)), Rule.NOT_CANONICAL);
        assertRefused(joined(frames, Arrays.copyOf(trailer, table)), Rule.NOT_CANONICAL);
        byte[] skippable = {0x51, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7};
        assertRefused(joined(joined(frames, skippable), trailer), Rule.NOT_CANONICAL);
        assertRefused(joined(skippable, archive), Rule.CORRUPT);
        for (int i = 0; i < trailer.length; i += 7) {
            byte[] wrong = archive.clone();
            wrong[data + i] ^= 1;
            assertRefused(wrong, Rule.NOT_CANONICAL);
        }
    }

    /** What is read by ranges sees the table before it sees a frame: whatever it says must end in a refusal, not in a read. */
    @Example
    void aTableThatPointsElsewhereIsRefusedBeforeAnythingIsRead() throws IOException {
        byte[] archive = write(sample());
        int data = (int) segments(archive).get(3).end();
        for (int i = data; i < archive.length - 4; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] wrong = archive.clone();
                wrong[i] ^= (byte) (1 << bit);
                try {
                    // A path of the index that is as good as the right one: the segment itself will tell.
                    assertThat(segments(wrong)).hasSize(4);
                } catch (HostileArchive refused) {
                    assertThat(refused.rule()).isEqualTo(Rule.NOT_CANONICAL);
                }
            }
        }
        ByteBuffer huge = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        huge.putInt(91, -1).putInt(96, 0x8F92EAB1);
        assertThatThrownBy(() -> read(huge.array())).isInstanceOf(HostileArchive.class);
    }

    @Example
    void framesThatEndElsewhereAreRefused() throws IOException {
        byte[] tar = tar(write(sample()));
        List<Integer> right = List.of(2_252_800, 450_560, 4_194_304, 806_400, 2_048);
        assertThat(list(framed(tar, right, true))).hasSize(8);
        assertRefused(framed(tar, List.of(2_252_800, 450_560, 4_194_304, 806_400 + 2_048), true), Rule.NOT_CANONICAL);
        assertRefused(
                framed(tar, List.of(2_252_800 - 512, 450_560 + 512, 4_194_304, 806_400, 2_048), true),
                Rule.NOT_CANONICAL);
        assertRefused(
                framed(tar, List.of(2_252_800, 450_560, 4_194_304, 806_400, 2_048 - 512, 512), true),
                Rule.NOT_CANONICAL);
        assertRefused(framed(tar, List.of(2_252_800, 450_560, 0, 4_194_304, 806_400, 2_048), true), Rule.NOT_CANONICAL);
        // Without sizes in their heads they are one archive and another behind it.
        assertRefused(framed(tar, right, false), Rule.TRAILING_DATA);
    }

    /** Each frame says what it holds; one that holds more is not decompressed further. */
    @Example
    void aFrameThatIsABombIsRefused() throws IOException {
        byte[] archive = write(sample());
        SeekTable.Segment first = segments(archive).get(0);
        byte[] bomb = compressed(new byte[FramePlan.LONGEST], true);
        assertThat(bomb.length).isLessThan((int) first.length());
        byte[] wrong = archive.clone();
        System.arraycopy(bomb, 0, wrong, 0, bomb.length);
        assertThatThrownBy(() -> list(wrong, first)).isInstanceOf(HostileArchive.class);
        assertThatThrownBy(() -> list(wrong)).isInstanceOf(HostileArchive.class);
    }

    /** A header may claim any size: nothing is made of it before the bytes came. */
    @Example
    void aFileOfAnExbibyteThatNeverComesIsTruncated() {
        byte[] claim = CanonicalHeader.of(EntryPath.parse("f"), false, 1L << 60);
        assertRefused(compressed(claim, true), Rule.CORRUPT);
        assertRefused(compressed(claim, false), Rule.CORRUPT);
    }

    @Property(tries = 1)
    void damageAnywhereIsRefusedOrChangesAContent(@ForAll Random random) throws IOException {
        byte[] archive = write(sample());
        List<Listed> original = list(archive);
        for (int i = 0; i < 30; i++) {
            byte[] wrong = archive.clone();
            wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(list(wrong)).isNotEqualTo(original);
            } catch (HostileArchive refused) {
                assertThat(refused.archive()).isEqualTo("sample.tar.zst");
            }
        }
    }

    /** Frames: a/000 to a/004 | a/005 | b/big, twice | b/small. */
    private static Map<String, byte[]> sample() {
        Map<String, byte[]> tree = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            tree.put("a/00" + i, noise(450_000, i));
        }
        tree.put("b/big", noise(5_000_000, 7));
        tree.put("b/small", noise(100, 8));
        return tree;
    }

    private static byte[] noise(int size, long seed) {
        byte[] noise = new byte[size];
        new Random(seed).nextBytes(noise);
        Arrays.fill(noise, size / 4, size, (byte) seed);
        return noise;
    }

    private static byte[] write(Map<String, byte[]> tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CanonicalArchive.write(
                tree.entrySet().stream()
                        .map(file -> ArchiveFile.of(EntryPath.parse(file.getKey()), false, file.getValue()))
                        .toList(),
                out);
        return out.toByteArray();
    }

    private static java.util.Optional<SeekTable> read(byte[] archive) throws IOException {
        return SeekTable.read(
                "sample.tar.zst",
                archive.length,
                count -> Arrays.copyOfRange(archive, archive.length - count, archive.length));
    }

    private static List<SeekTable.Segment> segments(byte[] archive) throws IOException {
        return read(archive).orElseThrow().segments();
    }

    private static List<Listed> list(byte[] archive) throws IOException {
        return CanonicalArchive.list("sample.tar.zst", new ByteArrayInputStream(archive));
    }

    private static List<Listed> list(byte[] archive, SeekTable.Segment segment) throws IOException {
        List<Listed> files = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(archive, (int) segment.offset(), (int) segment.length());
        try (CanonicalReader reader = new CanonicalReader("sample.tar.zst", segment, in)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                CanonicalReader.Entry found = entry.get();
                files.add(new Listed(found.path(), found.executable(), found.size(), Hasher.of(reader.content())));
            }
        }
        return files;
    }

    private static byte[] tar(byte[] archive) throws IOException {
        try (InputStream in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(archive))) {
            return in.readAllBytes();
        }
    }

    /** A tar cut into frames of these sizes, with a table that describes them as well as it can. */
    private static byte[] framed(byte[] tar, List<Integer> sizes, boolean stated) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<FramePlan.Planned> frames = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        int position = 0;
        for (int size : sizes) {
            byte[] frame = compressed(Arrays.copyOfRange(tar, position, position + size), stated);
            out.writeBytes(frame);
            lengths.add(frame.length);
            boolean begins = size > 0 && tar[position + 257] == 'u' && tar[position + 261] == 'r';
            String name = new String(tar, position, begins ? 7 : 0, java.nio.charset.StandardCharsets.US_ASCII);
            frames.add(new FramePlan.Planned(
                    size,
                    begins
                            ? java.util.Optional.of(EntryPath.parse(name.replace("\0", "")))
                            : java.util.Optional.empty()));
            position += size;
        }
        out.writeBytes(SeekTable.encode(frames, lengths));
        return out.toByteArray();
    }

    private static byte[] compressed(byte[] content, boolean stated) {
        try (ZstdCompressCtx compressor = new ZstdCompressCtx()) {
            compressor.setLevel(CanonicalArchive.LEVEL).setChecksum(true).setContentSize(stated);
            return compressor.compress(content);
        }
    }

    private static void assertRefused(byte[] archive, Rule rule) {
        assertThatThrownBy(() -> list(archive))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule())
                                .describedAs(failure.getMessage())
                                .isEqualTo(rule));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
