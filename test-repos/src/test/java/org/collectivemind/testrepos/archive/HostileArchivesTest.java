package org.collectivemind.testrepos.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each archive is what its name says: an ordinary reader that checks nothing meets the attack. */
class HostileArchivesTest {
    private static final long MIB = 1 << 20;
    private static final List<HostileArchive> ALL = HostileArchives.all();

    @Test
    void everyArchiveHasItsOwnFileNameAndSaysWhy() {
        assertThat(ALL)
                .extracting(HostileArchive::fileName)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(ALL)
                .extracting(HostileArchive::why)
                .allSatisfy(why -> assertThat(why).isNotBlank());
        assertThat(ALL).extracting(HostileArchive::kind).contains(ArchiveKind.values());
        assertThat(ALL).hasSizeGreaterThan(200);
    }

    @Test
    void everyArchiveHasTheSameBytesEachTime() {
        List<HostileArchive> again = HostileArchives.all();
        for (int i = 0; i < again.size(); i++) {
            HostileArchive first = ALL.get(i);
            if (!first.name().equals("bomb")) {
                assertThat(Hasher.of(again.get(i).bytes())).as(first.fileName()).isEqualTo(Hasher.of(first.bytes()));
            }
        }
        HostileArchive bomb = HostileArchives.bomb(ArchiveKind.TAR_GZ, 4 * MIB);
        assertThat(bomb.bytes()).isEqualTo(bomb.bytes());
    }

    @Test
    void hostileNamesAreThereForWhoeverReadsThem() throws IOException {
        for (HostileName name : HostileName.all()) {
            for (ArchiveKind kind : ArchiveKind.values()) {
                assertThat(names(find(name.attack(), kind)))
                        .as(name.attack() + kind.extension())
                        .containsExactly(name.path());
            }
        }
    }

    @Test
    void linksPointWhereTheySay() throws IOException {
        TarArchiveEntry link = entries("symlink-escape-write").get(0);
        assertThat(link.isSymbolicLink()).isTrue();
        assertThat(link.getLinkName()).isEqualTo("../outside");
        assertThat(entries("symlink-escape-write").get(1).getName()).isEqualTo("link/evil");
        assertThat(entries("hardlink-escape").get(0).isLink()).isTrue();
        assertThat(entries("hardlink-forward"))
                .extracting(TarArchiveEntry::getName)
                .containsExactly("link", "later");
    }

    @Test
    void specialEntriesHaveTheirTypeAndMode() throws IOException {
        assertThat(entries("character-device").get(0).isCharacterDevice()).isTrue();
        assertThat(entries("block-device").get(0).isBlockDevice()).isTrue();
        assertThat(entries("fifo").get(0).isFIFO()).isTrue();
        assertThat(entries("setuid").get(0).getMode() & 07777).isEqualTo(04755);
        assertThat(entries("world-writable").get(0).getMode() & 07777).isEqualTo(0666);
        assertThat(entries("capabilities").get(0).getExtraPaxHeaders()).containsKey("SCHILY.xattr.security.capability");
    }

    @Test
    void onlySanitisedArchivesHoldPlainFilesAlone() throws IOException {
        List<HostileArchive> sanitised = ALL.stream()
                .filter(archive -> archive.verdict() == Verdict.SANITISE)
                .toList();

        assertThat(sanitised).hasSizeGreaterThanOrEqualTo(18);
        for (HostileArchive archive : sanitised) {
            if (archive.kind() != ArchiveKind.ZIP) {
                assertThat(entries(archive))
                        .as(archive.fileName())
                        .allMatch(entry -> entry.isFile() || entry.isDirectory());
            }
        }
    }

    @Test
    void aBombIsSmallAndUnpacksToItsFullSize() throws IOException {
        long size = 96 * MIB;
        for (ArchiveKind kind : List.of(ArchiveKind.TAR_GZ, ArchiveKind.TAR_ZST)) {
            byte[] bytes = HostileArchives.bomb(kind, size).bytes();
            assertThat(bytes.length).as(kind.toString()).isLessThan((int) (size / 500));
            try (TarArchiveInputStream tar = new TarArchiveInputStream(unpack(kind, bytes))) {
                assertThat(tar.getNextEntry().getSize()).isEqualTo(size);
                assertThat(zeros(tar)).as(kind.toString()).isEqualTo(size);
                assertThat(tar.getNextEntry()).isNull();
            }
        }
        byte[] zip = HostileArchives.bomb(ArchiveKind.ZIP, size).bytes();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("zeros");
            assertThat(zeros(in)).isEqualTo(size);
        }
    }

    @Test
    void aGibibyteFitsInAboutAMebibyte() throws IOException {
        byte[] bytes = find("bomb", ArchiveKind.TAR_GZ).bytes();

        assertThat(bytes.length).isBetween((int) (MIB / 2), (int) (2 * MIB));
        CRC32 crc = new CRC32();
        crc.update(TarBytes.headerBlock("zeros", TarBytes.FILE, TarBytes.base256(1 << 30), 0644, ""));
        for (long summed = 0; summed < (1 << 30) + 1024L; summed += 1024) {
            crc.update(new byte[1024]);
        }
        int trailer = java.nio.ByteBuffer.wrap(bytes, bytes.length - 8, 4)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt();
        assertThat(trailer).isEqualTo((int) crc.getValue());
    }

    @Test
    void manyFilesAndDeepDirectoriesAreAsManyAndAsDeepAsAsked() throws IOException {
        for (ArchiveKind kind : ArchiveKind.values()) {
            assertThat(names(HostileArchives.manyFiles(kind, 70_000)))
                    .hasSize(70_000)
                    .endsWith("f0069999");
            assertThat(names(HostileArchives.deep(kind, 1000)).get(0).split("/"))
                    .hasSize(1001);
        }
    }

    @Test
    void brokenTarsFailOrFoolAnOrdinaryReader() throws IOException {
        assertThat(entries("bad-checksum").get(0).isCheckSumOK()).isFalse();
        assertThatThrownBy(() -> entries("truncated-content")).isInstanceOf(IOException.class);
        assertThat(entries("truncated-between"))
                .extracting(TarArchiveEntry::getName)
                .containsExactly("first");
        assertThat(entries("zero-filled")).extracting(TarArchiveEntry::getName).containsExactly("first");
        assertThat(entries("second-archive"))
                .extracting(TarArchiveEntry::getName)
                .containsExactly("seen");
        assertThat(entries("sparse-bomb").get(0).getRealSize()).isEqualTo((1L << 33) - 1);
    }

    @Test
    void paxAndHeaderDisagreeOnTheSizeOfTheSmugglersFile() throws IOException {
        byte[] tar = find("pax-size-smuggle", ArchiveKind.TAR).bytes();

        assertThat(entries("pax-size-smuggle"))
                .extracting(TarArchiveEntry::getName)
                .containsExactly("outer");
        assertThat(text(tar, 512, 13)).isEqualTo("13 size=1024\n");
        assertThat(text(tar, 1024 + 124, 11)).isEqualTo("00000000000");
        assertThat(text(tar, 1536, 8)).isEqualTo("smuggled");
    }

    @Test
    void aSecondCompressedMemberFollowsTheFirst() throws IOException {
        byte[] gzip = find("second-member", ArchiveKind.TAR_GZ).bytes();
        byte[] both = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
        assertThat(new String(both, StandardCharsets.ISO_8859_1))
                .contains("seen")
                .contains("hidden");

        byte[] zstd = find("second-member", ArchiveKind.TAR_ZST).bytes();
        byte[] frames = new ZstdInputStream(new ByteArrayInputStream(zstd)).readAllBytes();
        assertThat(frames).hasSameSizeAs(both);
        assertThatThrownBy(() -> unpack(
                                ArchiveKind.TAR_GZ,
                                find("cut-compression", ArchiveKind.TAR_GZ).bytes())
                        .readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void streamingAndCentralReadersOfAZipDisagree(@TempDir Path directory) throws IOException {
        assertThat(names(find("mismatch-name", ArchiveKind.ZIP))).containsExactly("evil");
        assertThat(centralNames("mismatch-name", directory)).containsExactly("good");
        assertThat(names(find("hidden-member", ArchiveKind.ZIP))).containsExactly("f", "hidden");
        assertThat(centralNames("hidden-member", directory)).containsExactly("f");
        assertThat(centralNames("overlap", directory)).containsExactly("f", "g");
        assertThat(names(find("zip-in-comment", ArchiveKind.ZIP))).containsExactly("outer");
        assertThat(new String(find("zip-in-comment", ArchiveKind.ZIP).bytes(), StandardCharsets.ISO_8859_1))
                .contains("inner");
        try (ZipFile zip = new ZipFile(
                find("mismatch-size", ArchiveKind.ZIP).writeInto(directory).toFile())) {
            assertThat(zip.getEntry("f").getSize()).isEqualTo(4);
        }
    }

    @Test
    void brokenZipsFail(@TempDir Path directory) {
        assertThatThrownBy(() -> contents("bad-crc")).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> contents("understated-size")).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> contents("encrypted")).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> centralNames("no-central-directory", directory))
                .isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> centralNames("truncated", directory)).isInstanceOf(ZipException.class);
    }

    @Test
    void aFileIsWrittenUnderItsName(@TempDir Path directory) throws IOException {
        HostileArchive archive = find("dotdot", ArchiveKind.TAR_ZST);

        Path file = archive.writeInto(directory);
        assertThat(file).hasFileName("dotdot.tar.zst");
        assertThat(Files.readAllBytes(file)).isEqualTo(archive.bytes());
    }

    private static HostileArchive find(String name, ArchiveKind kind) {
        return ALL.stream()
                .filter(archive -> archive.name().equals(name) && archive.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<TarArchiveEntry> entries(String name) throws IOException {
        return entries(find(name, ArchiveKind.TAR));
    }

    private static List<TarArchiveEntry> entries(HostileArchive archive) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(unpack(archive.kind(), archive.bytes()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** As a reader that goes from the first byte to the last meets them. */
    private static List<String> names(HostileArchive archive) throws IOException {
        if (archive.kind() != ArchiveKind.ZIP) {
            return entries(archive).stream().map(TarArchiveEntry::getName).toList();
        }
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static List<String> centralNames(String name, Path directory) throws IOException {
        try (ZipFile zip =
                new ZipFile(find(name, ArchiveKind.ZIP).writeInto(directory).toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static void contents(String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(find(name, ArchiveKind.ZIP).bytes()))) {
            while (zip.getNextEntry() != null) {
                zip.readAllBytes();
            }
        }
    }

    private static InputStream unpack(ArchiveKind kind, byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return switch (kind) {
            case TAR -> in;
            case TAR_GZ -> new GZIPInputStream(in);
            case TAR_ZST -> new ZstdInputStream(in);
            case ZIP -> throw new IllegalArgumentException("a zip is read as it is");
        };
    }

    private static long zeros(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                assert buffer[i] == 0 : "not zero at " + (count + i);
            }
            count += read;
        }
        return count;
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.US_ASCII);
    }
}
