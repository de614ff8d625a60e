package org.collectivemind.client.publication;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.hash.Hasher;

/**
 * Finds the files a variant names by paths and globs. Links are refused: what they point at may not be the author's to give. Never
 * taken are {@code .cm} and {@code .git}; the package's own manifest only if it is named.
 */
final class OwnFiles {
    private final Path directory;

    OwnFiles(Path directory) {
        this.directory = directory;
    }

    /** @param at where the manifest names {@code pattern}, for messages */
    List<OwnFile> find(String pattern, SourcePosition at) {
        SortedMap<EntryPath, Path> found = new TreeMap<>();
        Glob glob = new Glob(pattern);
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    return !visited.equals(directory) && isTooling(visited)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String relative = directory.relativize(file).toString().replace(File.separatorChar, '/');
                    if (glob.matches(relative) && !(isTooling(file) || isManifest(relative) && !glob.isPath())) {
                        if (!attributes.isRegularFile()) {
                            throw new MalformedFile(
                                    at,
                                    "`" + relative + "` is a link or a special file, which packages cannot hold",
                                    List.of("put the file itself there"));
                        }
                        found.put(EntryPath.parse(relative), file);
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

    /** What tools keep beside an author's files is never a part of a package. In a linked work tree {@code .git} is a file. */
    private static boolean isTooling(Path path) {
        String name = path.getFileName().toString();
        return name.equals(Project.ENVIRONMENT) || name.equals(".git");
    }

    /** A manifest is published beside the payloads; {@code **} does not mean it, only its name does. */
    private static boolean isManifest(String relative) {
        return relative.equals(Project.MANIFEST);
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
