package org.collectivemind.testrepos.archive;

import static org.collectivemind.testrepos.archive.ZipMember.stored;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Zips with bad members, broken zips, and zips that two parsers read differently. */
final class ZipStructure {
    private static final int SYMLINK = 0120777;

    /** A hostile zip. */
    record ZipAttack(String name, Verdict verdict, String why, byte[] zip) {}

    private ZipStructure() {}

    static List<ZipAttack> all() {
        return List.of(
                reject("symlink-escape", "a link that leaves", zip().add(link("link", "../outside"))),
                reject(
                        "symlink-escape-write",
                        "a file is written through a link that leaves: CVE-2025-54368 and others",
                        zip().add(link("link", "../outside")).add(stored("link/evil", "evil"))),
                reject("symlink-abs", "a link is absolute", zip().add(link("link", "/etc/passwd"))),
                reject("fifo", "a pipe", zip().add(stored("fifo", "").withMode(0010644))),
                reject(
                        "character-device",
                        "a device",
                        zip().add(stored("dev", "").withMode(0020644))),
                new ZipAttack(
                        "setuid",
                        Verdict.SANITISE,
                        "a set-user-id program",
                        zip().add(stored("program", "#!/bin/sh\n").withMode(0104755))
                                .finish()),
                new ZipAttack(
                        "world-writable",
                        Verdict.SANITISE,
                        "anybody may change it",
                        zip().add(stored("file", "content").withMode(0100666)).finish()),
                reject(
                        "duplicate",
                        "one name, two contents",
                        zip().add(stored("f", "1")).add(stored("f", "2"))),
                reject(
                        "file-then-directory",
                        "a file and a directory",
                        zip().add(stored("a", "")).add(stored("a/b", ""))),
                reject(
                        "case",
                        "one file where case does not count",
                        zip().add(stored("A", "1")).add(stored("a", "2"))),
                reject(
                        "nfc-nfd",
                        "one file where Unicode forms do not count",
                        zip().add(stored("caf\u00e9", "1")).add(stored("cafe\u0301", "2"))),
                reject("directory-with-content", "a directory that has bytes", zip().add(stored("dir/", "content"))),
                reject(
                        "bad-crc",
                        "content that fails its checksum",
                        zip().add(stored("f", "content").withCrc(1))),
                reject(
                        "mismatch-name",
                        "local header and central directory differ in a name: GHSA-pqhf-p39g-3x64",
                        zip().add(stored("evil", "content").centrallyNamed("good"))),
                reject(
                        "mismatch-size",
                        "local header and central directory differ in a size",
                        zip().add(stored("f", "content").withCentralSizes(4, 4).withCrc(crc("cont")))),
                reject(
                        "declared-size",
                        "claims 2 GiB and unpacks to a line: nothing may be allocated from it",
                        zip().add(ZipMember.deflated("f", "a line".getBytes(StandardCharsets.US_ASCII))
                                .withSize(1L << 31))),
                reject(
                        "understated-size",
                        "unpacks to more than it claims",
                        zip().add(ZipMember.deflated("f", new byte[100_000]).withSize(10))),
                reject(
                        "hidden-member",
                        "a member that only a streaming parser sees",
                        zip().add(stored("f", "content")).hidden(stored("hidden", "evil"))),
                reject(
                        "overlap",
                        "two members share their bytes: Fifield's bomb",
                        zip().add(stored("f", "content"))
                                .list(stored("g", "content").centrallyNamed("g"), 0)),
                reject(
                        "encrypted",
                        "a member nobody can read",
                        zip().add(stored("f", "?").withFlag(ZipMember.ENCRYPTED))),
                reject(
                        "unknown-method",
                        "a compression nobody knows",
                        zip().add(stored("f", "?").withMethod(77))),
                reject(
                        "unicode-path",
                        "an extra field gives another name to those who read it",
                        zip().add(stored("good", "content").withExtra(unicodePath("good", "../evil")))),
                new ZipAttack(
                        "entry-count",
                        Verdict.REJECT,
                        "the end record counts fewer members than there are",
                        zip().add(stored("a", "1")).add(stored("b", "2")).finish(1, new byte[0])),
                new ZipAttack(
                        "trailing-junk",
                        Verdict.REJECT,
                        "bytes after the end record",
                        Arrays.copyOf(plain("f"), plain("f").length + 64)),
                new ZipAttack(
                        "leading-junk",
                        Verdict.REJECT,
                        "bytes before the first member",
                        zip().raw("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))
                                .add(stored("f", "1"))
                                .finish()),
                new ZipAttack(
                        "zip-in-comment",
                        Verdict.REJECT,
                        "a second zip in the comment: which end record counts?",
                        zip().add(stored("outer", "1")).finish(1, plain("inner"))),
                new ZipAttack(
                        "no-central-directory",
                        Verdict.REJECT,
                        "ends before its central directory",
                        zip().add(stored("f", "content")).unfinished()),
                new ZipAttack(
                        "truncated",
                        Verdict.REJECT,
                        "ends inside its end record",
                        Arrays.copyOf(plain("f"), plain("f").length - 10)),
                new ZipAttack("zero-filled", Verdict.REJECT, "lost all its pages to a crash", new byte[4096]));
    }

    private static ZipAttack reject(String name, String why, ZipBytes zip) {
        return new ZipAttack(name, Verdict.REJECT, why, zip.finish());
    }

    private static ZipBytes zip() {
        return new ZipBytes();
    }

    private static byte[] plain(String name) {
        return zip().add(stored(name, "content")).finish();
    }

    private static ZipMember link(String name, String target) {
        return stored(name, target).withMode(SYMLINK);
    }

    private static long crc(String content) {
        return ZipMember.crc(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Info-ZIP Unicode Path Extra Field 0x7075 (APPNOTE 4.6.9): valid, as its checksum is of the plain name. */
    private static byte[] unicodePath(String name, String shown) {
        byte[] path = shown.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(9 + path.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x7075)
                .putShort((short) (5 + path.length))
                .put((byte) 1)
                .putInt((int) crc.getValue())
                .put(path)
                .array();
    }
}
