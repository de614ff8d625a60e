package org.collectivemind.client.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.collectivemind.format.archive.ArchiveFile;
import org.collectivemind.format.archive.CanonicalArchive;
import org.collectivemind.format.archive.CanonicalArchive.Listed;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.release.Payload.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignArchivesAreReadTest {
    private static final String LONG = "a-long-directory-name/".repeat(9) + "libonnxruntime.so";
    private static final byte[] LIBRARY = "library ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void aJarWrittenByTheJdkWithItsDataDescriptors() throws IOException {
        Path jar = write("x.jar", out -> jar(out));
        assertThat(files(jar, Format.ZIP))
                .containsOnlyKeys("META-INF/MANIFEST.MF", "META-INF/LICENSE", "lib/native.so");
    }

    /** Shaded jars hold `META-INF/LICENSE` and `META-INF/license/`: one file on some platforms, but not what is wanted. */
    @Test
    void aFewNativesOutOfAJarWhoseOtherNamesCollide() throws IOException {
        Path jar = write("x.jar", out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                put(zip, "META-INF/LICENSE", new byte[1]);
                put(zip, "META-INF/license/asm.txt", new byte[1]);
                put(zip, "native/linux.so", LIBRARY);
            }
        });
        EntryPath wanted = EntryPath.parse("native/linux.so");
        Expected expected = new Expected(LIBRARY.length, Hasher.of(LIBRARY));
        assertThat(files(jar, Format.ZIP, Selection.exactly(Map.of(wanted, expected))))
                .containsOnlyKeys("native/linux.so");
        assertThatThrownBy(() -> files(jar, Format.ZIP))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule()).isEqualTo(Rule.COLLIDING_NAME));
    }

    @Test
    void aZip64ArchiveWrittenToAStream() throws IOException {
        for (Zip64Mode mode : Zip64Mode.values()) {
            Path zip = write("x-" + mode + ".zip", out -> {
                try (ZipArchiveOutputStream archive = new ZipArchiveOutputStream(out)) {
                    archive.setUseZip64(mode);
                    ZipArchiveEntry entry = new ZipArchiveEntry("bin/tool");
                    entry.setUnixMode(0100755);
                    archive.putArchiveEntry(entry);
                    archive.write(LIBRARY);
                    archive.closeArchiveEntry();
                    archive.setComment("a comment");
                }
            });
            assertThat(files(zip, Format.ZIP).get("bin/tool"))
                    .isEqualTo(new Listed(EntryPath.parse("bin/tool"), true, LIBRARY.length, Hasher.of(LIBRARY)));
        }
    }

    @Test
    void tarsWithLongNamesInEitherDialect() throws IOException {
        for (int dialect : new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
            byte[] tar = tar(dialect);
            Path plain = write("x.tar", out -> out.write(tar));
            Path gzip = write("x.tar.gz", out -> {
                try (OutputStream packed = new GZIPOutputStream(out)) {
                    packed.write(tar);
                }
            });
            Map<String, Listed> files = files(plain, Format.TAR);
            assertThat(files).containsOnlyKeys("bin/run.sh", "données/é.txt", LONG, "libalias.so");
            assertThat(files.get("bin/run.sh").executable()).isTrue();
            assertThat(files.get("libalias.so").sha256())
                    .isEqualTo(files.get(LONG).sha256());
            assertThat(files(gzip, Format.TAR_GZ)).isEqualTo(files);
        }
    }

    @Test
    void theCanonicalArchive() throws IOException {
        Path archive = directory.resolve("x.tar.zst");
        CanonicalArchive.write(
                Set.of(
                        ArchiveFile.of(EntryPath.parse("run.sh"), true, new byte[10]),
                        ArchiveFile.of(EntryPath.parse(LONG), false, LIBRARY)),
                archive);
        assertThat(files(archive, Format.TAR_ZST).values())
                .containsExactlyElementsOf(CanonicalArchive.list("x", Files.newInputStream(archive)));
    }

    @Test
    void contentsThatDifferFromWhatIsPinnedAreRefusedAtTheFirstByteTooMany() throws IOException {
        Path jar = write("x.jar", out -> jar(out));
        EntryPath path = EntryPath.parse("lib/native.so");
        for (Expected wrong : new Expected[] {
            new Expected(LIBRARY.length - 1, Hasher.of(LIBRARY)), new Expected(LIBRARY.length, Hasher.of(new byte[3]))
        }) {
            assertThatThrownBy(() -> files(jar, Format.ZIP, Selection.exactly(Map.of(path, wrong))))
                    .isInstanceOfSatisfying(
                            HostileArchive.class,
                            failure -> assertThat(failure.rule()).isEqualTo(Rule.CONTENT_DIFFERS));
        }
    }

    @Test
    void anAnnouncedEntryThatIsMissingIsReported() throws IOException {
        Path jar = write("x.jar", out -> jar(out));
        Expected expected = new Expected(1, Hasher.of(new byte[1]));
        assertThatThrownBy(() ->
                        files(jar, Format.ZIP, Selection.exactly(Map.of(EntryPath.parse("lib/other.so"), expected))))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule()).isEqualTo(Rule.MISSING_ENTRY));
    }

    @Test
    void aSymbolicLinkIsIgnoredUnlessItIsWanted() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry link = new TarArchiveEntry("libcudart.so", TarConstants.LF_SYMLINK);
            link.setLinkName("libcudart.so.12");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            add(tar, "libcudart.so.12", LIBRARY, 0644);
        }
        Path archive = write("x.tar", out -> out.write(bytes.toByteArray()));
        assertThat(files(
                        archive,
                        Format.TAR,
                        Selection.matching(path -> path.text().endsWith(".12"))))
                .containsOnlyKeys("libcudart.so.12");
        assertThatThrownBy(() -> files(archive, Format.TAR))
                .isInstanceOf(HostileArchive.class)
                .hasMessageContaining("symbolic link to `libcudart.so.12`");
    }

    @Test
    void aSmallContentIsGivenWholeAndProved() throws IOException {
        Path jar = write("x.jar", out -> jar(out));
        Map<String, Integer> sizes = new LinkedHashMap<>();
        EntrySink whole = new EntrySink() {
            @Override
            public void file(EntryPath path, boolean executable, EntryContent content) {
                if (content.isSmall()) {
                    sizes.put(path.text(), content.bytes().length);
                    assertThat(content.sha256()).isNotNull();
                    assertThatThrownBy(content::bytes).isInstanceOf(IllegalStateException.class);
                }
            }

            @Override
            public void link(EntryPath path, EntryPath earlier) {}
        };
        SafeExtractor extractor = new SafeExtractor(Limits.DEFAULT);
        extractor.extract("x.jar", jar, Format.ZIP, Selection.everything(), whole);
        assertThat(sizes).isEqualTo(Map.of("META-INF/MANIFEST.MF", 22, "META-INF/LICENSE", 0));

        Expected wrong = new Expected(22, Hasher.of(new byte[22]));
        Selection pinned = Selection.exactly(Map.of(EntryPath.parse("META-INF/MANIFEST.MF"), wrong));
        assertThatThrownBy(() -> extractor.extract("x.jar", jar, Format.ZIP, pinned, whole))
                .isInstanceOfSatisfying(
                        HostileArchive.class,
                        failure -> assertThat(failure.rule()).isEqualTo(Rule.CONTENT_DIFFERS));
    }

    /** The last line of defence: no damage at all may end in anything but a reading or a named failure. */
    @Test
    void randomDamageEndsInAFailureOfOursOrNotAtAll() throws IOException {
        java.util.Random random = new java.util.Random(11);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        jar(jar);
        byte[] tar = tar(TarArchiveOutputStream.LONGFILE_POSIX);
        for (int i = 0; i < 600; i++) {
            boolean zip = i % 2 == 0;
            byte[] bytes = zip ? jar.toByteArray() : tar.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path damaged = write("damaged", out -> out.write(bytes));
            try {
                files(damaged, zip ? Format.ZIP : Format.TAR);
            } catch (HostileArchive refused) {
                assertThat(refused.archive()).isEqualTo("damaged");
            }
        }
    }

    private interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    private Path write(String name, Bytes bytes) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            bytes.writeTo(out);
        }
        return file;
    }

    private static void jar(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("META-INF/"));
        zip.closeEntry();
        put(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.US_ASCII));
        put(zip, "META-INF/LICENSE", new byte[0]);
        put(zip, "lib/native.so", LIBRARY);
        zip.finish();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        new ByteArrayInputStream(content).transferTo(zip);
        zip.closeEntry();
    }

    private static byte[] tar(int dialect) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(dialect);
            tar.setAddPaxHeadersForNonAsciiNames(dialect == TarArchiveOutputStream.LONGFILE_POSIX);
            tar.putArchiveEntry(new TarArchiveEntry("./"));
            tar.closeArchiveEntry();
            add(tar, "./bin/run.sh", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), 0755);
            add(tar, "données/é.txt", new byte[513], 0600);
            add(tar, LONG, LIBRARY, 0644);
            TarArchiveEntry link = new TarArchiveEntry("libalias.so", TarConstants.LF_LINK);
            link.setLinkName(LONG);
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static List<Listed> arriving(SafeExtractor extractor, Path archive, Format format, Selection selection) {
        ListingSink sink = new ListingSink();
        try (InputStream bytes = Files.newInputStream(archive)) {
            extractor.extract("arriving", bytes, Files.size(archive), format, selection, sink);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return sink.files();
    }

    private static Map<String, Listed> files(Path archive, Format format) {
        return files(archive, format, Selection.everything());
    }

    private static Map<String, Listed> files(Path archive, Format format, Selection selection) {
        ListingSink sink = new ListingSink();
        SafeExtractor extractor = new SafeExtractor(Limits.DEFAULT);
        String name = archive.getFileName().toString();
        extractor.extract(name, archive, format, selection, sink);
        if (format != Format.ZIP) {
            assertThat(arriving(extractor, archive, format, selection)).isEqualTo(sink.files());
        }
        Map<String, Listed> files = new LinkedHashMap<>();
        sink.files().forEach(file -> files.put(file.path().text(), file));
        return files;
    }
}
