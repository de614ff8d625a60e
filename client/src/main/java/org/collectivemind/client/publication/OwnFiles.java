package org.collectivemind.client.publication;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.hash.Hasher;

/** Finds the files a variant names by paths and globs. Links are refused: what they point at may not be the author's to give. */
final class OwnFiles {
    private final Path directory;

    OwnFiles(Path directory) {
        this.directory = directory;
    }

    /** @param at where the manifest names {@code pattern}, for messages */
    List<OwnFile> find(String pattern, SourcePosition at) {
        SortedMap<EntryPath, Path> found = new TreeMap<>();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    boolean ours = visited.getFileName().toString().equals(".cm");
                    return ours ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path relative = directory.relativize(file);
                    if (matcher.matches(relative)) {
                        if (!attributes.isRegularFile()) {
                            throw new MalformedFile(
                                    at,
                                    "`" + relative + "` is a link or a special file, which packages cannot hold",
                                    List.of("put the file itself there"));
                        }
                        found.put(EntryPath.parse(relative.toString().replace('\\', '/')), file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            if (found.isEmpty()) {
                throw new MalformedFile(
                        at,
                        "`" + pattern + "` matches no file below " + directory,
                        List.of(
                                "`*` matches within one directory, `**` across directories; `images/**` takes a directory"));
            }
            List<OwnFile> files = new ArrayList<>();
            for (var entry : found.entrySet()) {
                files.add(read(entry.getKey(), entry.getValue()));
            }
            return files;
        } catch (IOException unreadable) {
            throw new UnreadableSource(directory, unreadable);
        }
    }

    private static OwnFile read(EntryPath path, Path file) throws IOException {
        boolean executable = Files.isExecutable(file) && posixExecutable(file);
        return new OwnFile(path, file, Files.size(file), Hasher.of(file), executable);
    }

    private static boolean posixExecutable(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                .contains(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE);
    }
}
