package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

/**
 * What one {@code lstat} tells.
 *
 * @param inode equal for two names of one file; of file systems that do not say, different for all
 * @param names how many it has, in the store or elsewhere
 * @param changed milliseconds since 1970, when it was last written, renamed or given another name
 */
record FileFacts(Object inode, long size, int names, long changed, boolean isDirectory) {
    private static final String UNIX = "unix:ino,dev,nlink,size,ctime,lastModifiedTime,isDirectory";

    static FileFacts of(Path path) throws IOException {
        FileSystem system = path.getFileSystem();
        if (system.supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> unix = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
            return new FileFacts(
                    List.of(unix.get("ino"), unix.get("dev")),
                    (Long) unix.get("size"),
                    (Integer) unix.get("nlink"),
                    later((FileTime) unix.get("ctime"), (FileTime) unix.get("lastModifiedTime")),
                    (Boolean) unix.get("isDirectory"));
        }
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Object key = basic.fileKey();
        return new FileFacts(
                key == null ? new Object() : key,
                basic.size(),
                1,
                later(basic.creationTime(), basic.lastModifiedTime()),
                basic.isDirectory());
    }

    private static long later(FileTime one, FileTime other) {
        return Math.max(one.toMillis(), other.toMillis());
    }
}
