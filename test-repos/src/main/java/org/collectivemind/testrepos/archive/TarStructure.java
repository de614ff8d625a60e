package org.collectivemind.testrepos.archive;

import static org.collectivemind.testrepos.archive.TarAttack.reject;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Broken tars, and tars that two parsers read differently. */
final class TarStructure {
    private static final String CONTENT = "content ".repeat(200);

    private TarStructure() {}

    static List<TarAttack> all() {
        return List.of(
                new TarAttack(
                        "truncated-content",
                        Verdict.REJECT,
                        "ends inside a file",
                        Arrays.copyOf(twoFiles(), TarBytes.BLOCK + 700)),
                new TarAttack(
                        "truncated-header",
                        Verdict.REJECT,
                        "ends inside a header",
                        Arrays.copyOf(twoFiles(), 5 * TarBytes.BLOCK + 100)),
                new TarAttack(
                        "truncated-between",
                        Verdict.REJECT,
                        "ends between two entries, without the end mark",
                        Arrays.copyOf(twoFiles(), 5 * TarBytes.BLOCK)),
                new TarAttack(
                        "zero-filled",
                        Verdict.REJECT,
                        "lost a page to a crash: a header became zeros, which look like the end",
                        zeroed(twoFiles(), 5 * TarBytes.BLOCK, 6 * TarBytes.BLOCK)),
                new TarAttack(
                        "bad-checksum", Verdict.REJECT, "a header that fails its own checksum", flipped(twoFiles(), 0)),
                new TarAttack(
                        "second-archive",
                        Verdict.REJECT,
                        "another archive after the end mark, seen by parsers that ignore zeros",
                        new TarBytes()
                                .raw(new TarBytes().file("seen", "content").finish())
                                .raw(new TarBytes().file("hidden", "evil").finish())
                                .unfinished()),
                new TarAttack(
                        "trailing-junk",
                        Verdict.REJECT,
                        "bytes after the end mark",
                        new TarBytes()
                                .raw(twoFiles())
                                .raw("junk".getBytes(StandardCharsets.US_ASCII))
                                .unfinished()),
                new TarAttack("empty", Verdict.REJECT, "no bytes at all: not even an end mark", new byte[0]),
                reject(
                        "pax-size-smuggle",
                        "pax and header disagree on a size, so an inner archive is content or entries: CVE-2025-62518",
                        smuggle()),
                reject(
                        "pax-global-path",
                        "a global header gives every entry one path",
                        new TarBytes().pax('g', "path", "same").file("a", "a").file("b", "b")),
                reject(
                        "pax-negative-size",
                        "a size below zero",
                        new TarBytes().pax("size", "-1").file("file", "a")),
                reject(
                        "pax-bad-length",
                        "a pax record that claims to be longer than its header",
                        new TarBytes()
                                .header("PaxHeader", 'x', TarBytes.octal(14), 0644, "")
                                .data("999 path=evil\n".getBytes(StandardCharsets.US_ASCII))
                                .file("file", "a")),
                reject(
                        "pax-bomb",
                        "8 MiB of header, which parsers hold in memory",
                        new TarBytes().pax("comment", "x".repeat(8 << 20)).file("file", "a")),
                reject("gnu-long-name-bomb", "an 8 MiB name, which parsers hold in memory", longName()),
                reject(
                        "negative-size",
                        "a size below zero in base 256",
                        new TarBytes().header("file", TarBytes.FILE, TarBytes.base256(-512), 0644, "")),
                reject(
                        "declared-size",
                        "claims 1 TiB and has 512 bytes: nothing may be allocated from it",
                        new TarBytes()
                                .header("file", TarBytes.FILE, TarBytes.base256(1L << 40), 0644, "")
                                .data(new byte[TarBytes.BLOCK])),
                reject("sparse-bomb", "a sparse file of 8 GiB in one block", sparse()));
    }

    private static byte[] twoFiles() {
        return new TarBytes().file("first", CONTENT).file("second", CONTENT).finish();
    }

    private static byte[] zeroed(byte[] bytes, int from, int to) {
        Arrays.fill(bytes, from, to, (byte) 0);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= 1;
        return bytes;
    }

    private static TarBytes smuggle() {
        byte[] inner = new TarBytes().file("smuggled", "evil").unfinished();
        return new TarBytes()
                .pax("size", Integer.toString(inner.length))
                .header("outer", TarBytes.FILE, TarBytes.octal(0), 0644, "")
                .data(inner);
    }

    private static TarBytes longName() {
        byte[] name = ("n".repeat(8 << 20) + '\0').getBytes(StandardCharsets.US_ASCII);
        return new TarBytes()
                .header("././@LongLink", 'L', TarBytes.octal(name.length), 0644, "")
                .data(name)
                .file("file", "a");
    }

    /** The old GNU form: one block of data at the end of a hole (GNU tar manual, "Old GNU Format"). */
    private static TarBytes sparse() {
        long size = (1L << 33) - 1;
        byte[] block = TarBytes.headerBlock("sparse", 'S', TarBytes.octal(TarBytes.BLOCK), 0644, "");
        System.arraycopy("ustar  \0".getBytes(StandardCharsets.US_ASCII), 0, block, 257, 8);
        System.arraycopy(TarBytes.octal(size - TarBytes.BLOCK), 0, block, 386, 12);
        System.arraycopy(TarBytes.octal(TarBytes.BLOCK), 0, block, 398, 12);
        System.arraycopy(TarBytes.octal(size), 0, block, 483, 12);
        TarBytes.seal(block);
        return new TarBytes().raw(block).data(new byte[TarBytes.BLOCK]);
    }
}
