package org.collectivemind.testrepos.archive;

import static org.collectivemind.testrepos.archive.TarAttack.reject;
import static org.collectivemind.testrepos.archive.TarAttack.sanitise;

import java.util.List;

/** Entries of a kind, a mode or a pairing that a package must not hold. */
final class TarEntries {
    private TarEntries() {}

    static List<TarAttack> all() {
        return List.of(
                reject("character-device", "a device", tar().special("dev", TarBytes.CHARACTER_DEVICE)),
                reject("block-device", "a device", tar().special("blk", TarBytes.BLOCK_DEVICE)),
                reject("fifo", "a pipe that blocks whoever reads it", tar().special("fifo", TarBytes.FIFO)),
                reject("unknown-type", "an entry of a type nobody defined", tar().special("what", 'Z')),
                sanitise("setuid", "a set-user-id program", tar().file("program", "#!/bin/sh\n", 04755)),
                sanitise("setgid", "a set-group-id program", tar().file("program", "#!/bin/sh\n", 02755)),
                sanitise(
                        "world-writable", "anybody may change it: CVE-2023-38497", tar().file("file", "content", 0666)),
                sanitise(
                        "world-writable-directory",
                        "anybody may add to it",
                        tar().directory("dir", 0777).file("dir/file", "content")),
                sanitise(
                        "closed-directory",
                        "a directory without permissions, which cannot be filled nor removed",
                        tar().directory("dir", 0).file("dir/file", "content")),
                sanitise(
                        "capabilities",
                        "an extended attribute that grants capabilities",
                        tar().pax("SCHILY.xattr.security.capability", "\u0001").file("file", "content")),
                reject(
                        "duplicate",
                        "one path, two contents",
                        tar().file("file", "first").file("file", "second")),
                reject(
                        "duplicate-same",
                        "one path twice",
                        tar().file("file", "same").file("file", "same")),
                reject(
                        "file-then-directory",
                        "a path is a file and a directory",
                        tar().file("a", "").file("a/b", "")),
                reject(
                        "directory-then-file",
                        "a path is a directory and a file",
                        tar().file("a/b", "").file("a", "")),
                reject(
                        "case",
                        "one file where case does not count: CVE-2023-4759",
                        tar().file("README", "a").file("readme", "b")),
                reject(
                        "case-directory",
                        "one directory where case does not count: CVE-2021-37712",
                        tar().file("Dir/a", "a").file("dir/b", "b")),
                reject(
                        "nfc-nfd",
                        "one file where Unicode forms do not count",
                        tar().file("caf\u00e9", "a").file("cafe\u0301", "b")),
                reject(
                        "sharp-s",
                        "one file under full case folding: CVE-2026-23950",
                        tar().file("stra\u00dfe", "a").file("STRASSE", "b")),
                reject(
                        "kelvin-sign",
                        "one file under case folding, of ASCII and not",
                        tar().file("k", "a").file("\u212a", "b")),
                reject(
                        "trailing-dot-clash",
                        "one file on Windows, which drops the dot",
                        tar().file("name", "a").file("name.", "b")));
    }

    private static TarBytes tar() {
        return new TarBytes();
    }
}
