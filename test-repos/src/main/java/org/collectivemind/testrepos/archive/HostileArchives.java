package org.collectivemind.testrepos.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every hostile archive of notes/security.md §1. An attack on tar comes as tar, tar.gz and tar.zst. Nothing is written until
 * asked for; each writes the same bytes every time.
 */
public final class HostileArchives {
    private static final List<ArchiveKind> TARS = List.of(ArchiveKind.TAR, ArchiveKind.TAR_GZ, ArchiveKind.TAR_ZST);
    private static final long GIB = 1L << 30;

    private HostileArchives() {}

    /** All that are small, or small enough: the bombs are about 1 MiB each and unpack to 1 GiB. Sorted by file name. */
    public static List<HostileArchive> all() {
        List<HostileArchive> all = new ArrayList<>();
        for (HostileName name : HostileName.all()) {
            addTars(all, reject(name.attack(), "a name that " + name.why(), new TarBytes().file(name.path(), "evil")));
            byte[] zip =
                    new ZipBytes().add(ZipMember.stored(name.path(), "evil")).finish();
            all.add(archive(name.attack(), ArchiveKind.ZIP, "a name that " + name.why(), out -> out.write(zip)));
        }
        TarLinks.all().forEach(attack -> addTars(all, attack));
        TarEntries.all().forEach(attack -> addTars(all, attack));
        TarStructure.all().forEach(attack -> addTars(all, attack));
        for (ZipStructure.ZipAttack attack : ZipStructure.all()) {
            all.add(new HostileArchive(
                    attack.name(), ArchiveKind.ZIP, attack.verdict(), attack.why(), out -> out.write(attack.zip())));
        }
        for (ArchiveKind kind : List.of(ArchiveKind.TAR_GZ, ArchiveKind.TAR_ZST)) {
            all.add(archive(
                    "second-member",
                    kind,
                    "a second archive in a second compressed member, which some decoders stop before",
                    out -> writeTwice(kind, out)));
            all.add(archive(
                    "junk-after-compression",
                    kind,
                    "bytes after the compressed stream",
                    out -> writeWithJunk(kind, out)));
            all.add(archive(
                    "cut-compression", kind, "a compressed stream that ends early", out -> out.write(cut(kind))));
            all.add(bomb(kind, GIB));
        }
        all.add(bomb(ArchiveKind.ZIP, GIB));
        all.sort(Comparator.comparing(HostileArchive::fileName));
        return List.copyOf(all);
    }

    /** One file of zeros; {@code size} is a multiple of 1 MiB. CVE-2022-36114, CVE-2026-59873. */
    public static HostileArchive bomb(ArchiveKind kind, long size) {
        return archive("bomb", kind, "a small archive of " + size + " bytes", Bombs.zeros(kind, size));
    }

    /** Empty files without end: each costs an inode and a table row. */
    public static HostileArchive manyFiles(ArchiveKind kind, int count) {
        return archive("many-files", kind, count + " files", Bombs.manyFiles(kind, count));
    }

    /** A file below so many directories. */
    public static HostileArchive deep(ArchiveKind kind, int depth) {
        String path = "d/".repeat(depth) + "f";
        byte[] bytes = kind == ArchiveKind.ZIP
                ? new ZipBytes().add(ZipMember.stored(path, "")).finish()
                : new TarBytes().file(path, "").finish();
        return archive(
                "deep-" + depth,
                kind,
                depth + " directories deep",
                out -> Wrapping.write(kind, tar -> tar.write(bytes), out));
    }

    private static void addTars(List<HostileArchive> all, TarAttack attack) {
        for (ArchiveKind kind : TARS) {
            all.add(new HostileArchive(
                    attack.name(),
                    kind,
                    attack.verdict(),
                    attack.why(),
                    out -> Wrapping.write(kind, tar -> tar.write(attack.tar()), out)));
        }
    }

    private static TarAttack reject(String name, String why, TarBytes tar) {
        return TarAttack.reject(name, why, tar);
    }

    private static HostileArchive archive(String name, ArchiveKind kind, String why, HostileArchive.Content content) {
        return new HostileArchive(name, kind, Verdict.REJECT, why, content);
    }

    private static void writeTwice(ArchiveKind kind, OutputStream out) throws IOException {
        Wrapping.write(
                kind, tar -> tar.write(new TarBytes().file("seen", "content").finish()), out);
        Wrapping.write(
                kind, tar -> tar.write(new TarBytes().file("hidden", "evil").finish()), out);
    }

    private static void writeWithJunk(ArchiveKind kind, OutputStream out) throws IOException {
        Wrapping.write(
                kind, tar -> tar.write(new TarBytes().file("seen", "content").finish()), out);
        out.write("junk that is no compressed member".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] cut(ArchiveKind kind) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        Wrapping.write(
                kind, tar -> tar.write(new TarBytes().file("f", "content").finish()), out);
        return java.util.Arrays.copyOf(out.toByteArray(), out.size() - 6);
    }
}
