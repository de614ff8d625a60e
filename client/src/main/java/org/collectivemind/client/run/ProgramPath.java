package org.collectivemind.client.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a program on a search path: the environment's, which Java's own process start would not look at. */
final class ProgramPath {
    private ProgramPath() {}

    static Optional<Path> find(String program, String searchPath, Path directory) {
        if (program.contains("/") || program.contains(File.separator)) {
            Path file = directory.resolve(program);
            return Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
        }
        for (String entry : searchPath.split(File.pathSeparator)) {
            if (entry.isEmpty()) {
                continue;
            }
            for (String suffix :
                    File.separatorChar == '\\' ? new String[] {".exe", ".cmd", ".bat", ""} : new String[] {""}) {
                Path file = Path.of(entry).resolve(program + suffix);
                if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
