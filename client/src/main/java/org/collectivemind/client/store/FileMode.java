package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
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

    static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("r-xr-xr-x");
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private FileMode() {}

    /** Makes a sealed data file: read-only from the moment it exists, in as few steps as file systems allow. */
    static void create(Path file, byte[] content, boolean forced) throws IOException {
        FileAttribute<?>[] mode = POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(READ_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, NEW, mode)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (forced) {
                channel.force(true);
            }
        }
        setModified(file);
    }

    static void seal(Path file, boolean executable) throws IOException {
        setModified(file);
        if (POSIX) {
            Files.setPosixFilePermissions(file, executable ? PROGRAM : READ_ONLY);
        }
    }

    /** Two system calls; {@code Files} opens the file for it. It tells the reason of a failure, though. */
    private static void setModified(Path file) throws IOException {
        if (!file.toFile().setLastModified(MODIFIED.toMillis())) {
            Files.setLastModifiedTime(file, MODIFIED);
        }
    }

    /** Whether the file is as it was sealed; says nothing about its bytes. One system call. */
    static boolean isSealed(Path file, long size, boolean executable) {
        Class<? extends BasicFileAttributes> kind =
                executable && POSIX ? PosixFileAttributes.class : BasicFileAttributes.class;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, kind, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.size() == size
                    && attributes.lastModifiedTime().equals(MODIFIED)
                    && (!(attributes instanceof PosixFileAttributes posix)
                            || posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE));
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * Whether nothing of this size is there, which is so for most files of a first installation. An exception for each would cost
     * more than all else that is done for a small file.
     */
    static boolean isAbsent(Path file, long size) {
        return file.toFile().length() != size;
    }

    /** The number of a file on its file system, which hard links share; 0 where it has none. */
    static long inode(Path file) throws IOException {
        return POSIX ? (Long) Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS) : 0;
    }
}
