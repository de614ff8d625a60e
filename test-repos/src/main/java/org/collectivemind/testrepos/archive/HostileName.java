package org.collectivemind.testrepos.archive;

import java.util.List;

/** A member name no extractor may follow, in any format. */
record HostileName(String attack, String path, String why) {
    static List<HostileName> all() {
        return List.of(
                new HostileName("dotdot", "../evil", "climbs out of the target: zip-slip, CVE-2018-1002200"),
                new HostileName("dotdot-mid", "a/../../evil", "climbs out after a harmless start: CVE-2007-4559"),
                new HostileName("dotdot-inside", "a/../b", "has `..` but stays inside; checks by prefix differ on it"),
                new HostileName("dot-mid", "a/./b", "is a second spelling of a/b"),
                new HostileName("empty-segment", "a//b", "is a second spelling of a/b"),
                new HostileName("abs", "/evil-absolute", "is absolute"),
                new HostileName("abs-double", "//server/share/evil", "is absolute, and a UNC path on Windows"),
                new HostileName("backslash", "..\\evil", "climbs out on Windows"),
                new HostileName("backslash-mid", "a\\b", "is two segments on Windows and one elsewhere"),
                new HostileName("drive", "C:\\evil", "is absolute on Windows"),
                new HostileName("drive-relative", "C:evil", "is relative to a drive's directory: CVE-2026-24842"),
                new HostileName("stream", "file.txt:hidden", "is an alternate data stream on NTFS"),
                new HostileName("unc", "\\\\server\\share\\evil", "reaches a network share on Windows"),
                new HostileName("winname-con", "con", "is a device on Windows"),
                new HostileName("winname-nul", "dir/nul.txt", "is a device on Windows, extension or not"),
                new HostileName("winname-com", "COM1.log", "is a device on Windows"),
                new HostileName("winname-dot", "name.", "loses its last dot on Windows"),
                new HostileName("winname-space", "name ", "loses its last space on Windows"),
                new HostileName("winname-character", "a?b", "has a character Windows forbids"),
                new HostileName("nul", "safe.txt\0.sh", "is cut at the NUL by C code"),
                new HostileName("newline", "a\nb", "is two lines in a list of files"),
                new HostileName(
                        "terminal-escape", "\u001b[2J\u001b]0;owned\u0007", "drives the terminal it is printed on"),
                new HostileName("c1-control", "a\u009b31mb", "holds an 8-bit terminal escape"),
                new HostileName("long-name", "n".repeat(300), "has a segment longer than any file system takes"),
                new HostileName("long-path", "directory/".repeat(500) + "f", "is longer than PATH_MAX"),
                new HostileName("deep", "d/".repeat(200) + "f", "is 200 directories deep: CVE-2024-28863"));
    }
}
