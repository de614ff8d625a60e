package org.collectivemind.testrepos.archive;

import static org.collectivemind.testrepos.archive.TarAttack.reject;

import java.util.List;

/** Links that lead out, directly or when a later entry is written through them. */
final class TarLinks {
    private TarLinks() {}

    static List<TarAttack> all() {
        return List.of(
                reject(
                        "symlink-escape-write",
                        "a file is written through a link that leaves: CVE-2022-36113, CVE-2021-32803",
                        tar().symlink("link", "../outside").file("link/evil", "evil")),
                reject(
                        "symlink-write-inside",
                        "a file is written through a link that stays: order decides where it lands",
                        tar().directory("real").symlink("link", "real").file("link/file", "content")),
                reject(
                        "symlink-rel-escape",
                        "a link leaves from a subdirectory: CVE-2025-8869",
                        tar().directory("a").symlink("a/link", "../../outside")),
                reject("symlink-abs", "a link is absolute", tar().symlink("link", "/etc/passwd")),
                reject("symlink-backslash", "a link leaves on Windows only", tar().symlink("link", "..\\outside")),
                reject(
                        "symlink-chain",
                        "each link stays inside as text, both together leave: CVE-2025-4517",
                        tar().directory("d")
                                .symlink("d/up", "..")
                                .symlink("exit", "d/up/..")
                                .file("exit/evil", "evil")),
                reject(
                        "symlink-loop",
                        "two links point at each other",
                        tar().symlink("a", "b").symlink("b", "a")),
                reject(
                        "symlink-over-directory",
                        "a link takes the place of a directory already written: CVE-2021-37701",
                        tar().file("dir/file", "content")
                                .symlink("dir", "../outside")
                                .file("dir/evil", "evil")),
                reject(
                        "hardlink-escape",
                        "a hard link reaches a file outside: CVE-2026-26960",
                        tar().hardlink("link", "../outside")),
                reject("hardlink-abs", "a hard link is absolute", tar().hardlink("link", "/etc/passwd")),
                reject(
                        "hardlink-drive-relative",
                        "a hard link is relative to a Windows drive: CVE-2026-24842",
                        tar().hardlink("link", "C:../outside")),
                reject(
                        "hardlink-to-symlink",
                        "a hard link to a link that leaves: GHSA-qffp-2rhf-9h96",
                        tar().symlink("soft", "../outside").hardlink("hard", "soft")),
                reject(
                        "hardlink-through-symlink",
                        "a hard link reaches out through a linked directory",
                        tar().symlink("soft", "../..").hardlink("hard", "soft/outside")),
                reject(
                        "hardlink-forward",
                        "a hard link comes before the file it names",
                        tar().hardlink("link", "later").file("later", "content")),
                reject("hardlink-absent", "a hard link names nothing of the archive", tar().hardlink("link", "absent")),
                reject(
                        "hardlink-to-directory",
                        "a hard link names a directory",
                        tar().directory("dir").hardlink("link", "dir")));
    }

    private static TarBytes tar() {
        return new TarBytes();
    }
}
