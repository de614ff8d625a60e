package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What files of the store look like to the file system: 0444, programs 0555, modified at {@link #MODIFIED}. Any later change by a
 * program moves the time, so one stat tells a touched file.
 */
final class FileMode {
    /** 1980-01-01, the oldest time zip tools can express. */
    static final FileTime MODIFIED = FileTime.from(java.time.Instant.parse("1980-01-01T00:00:00Z"));

    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("r-xr-xr-x");

    private FileMode() {}

    static void seal(Path file, boolean executable) throws IOException {
        Files.setLastModifiedTime(file, MODIFIED);
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, executable ? PROGRAM : READ_ONLY);
        }
    }

    /** Whether the file is as it was sealed; says nothing about its bytes. */
    static boolean isSealed(Path file, long size, boolean executable) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.size() == size
                    && attributes.lastModifiedTime().equals(MODIFIED)
                    && (!executable || Files.isExecutable(file));
        } catch (IOException absent) {
            return false;
        }
    }

    /** The number of a file on its file system, which hard links share; 0 where it has none. */
    static long inode(Path file) throws IOException {
        return isPosix(file) ? (Long) Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS) : 0;
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
