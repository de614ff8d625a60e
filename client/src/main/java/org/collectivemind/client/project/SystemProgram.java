package org.collectivemind.client.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.collectivemind.client.platform.software.Finding;
import org.collectivemind.client.platform.software.Software;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.tool.DetectRule;

/**
 * The machine's own program that stands for a package in an environment.
 *
 * @param path where it was found
 */
public record SystemProgram(Path path) {
    /** @throws ProgramNotFound where the machine has it no more, or never had */
    static SystemProgram of(LockedPackage locked, DetectRule rule, Software software) {
        software.learn(rule);
        Finding finding = software.find(rule.fact()).orElseThrow();
        if (finding instanceof Finding.Found found) {
            return new SystemProgram(Path.of(found.path()));
        }
        throw new ProgramNotFound(locked.slot(), rule, finding);
    }

    Path directory() {
        return path.getParent();
    }

    /** Whether it is what a process with that {@code PATH} starts by its name. */
    boolean isFirstOf(String pathVariable) {
        for (String entry : pathVariable.split(File.pathSeparator)) {
            try {
                Path candidate = Path.of(entry).resolve(path.getFileName());
                if (!entry.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return Files.isSameFile(candidate, path);
                }
            } catch (InvalidPathException | IOException unreadable) {
                // Nothing is started out of it either.
            }
        }
        return false;
    }

    /** What changes where the program is another: size and time of change, or that it is gone. Written for {@link EnvironmentStamp}. */
    static String state(String program) {
        try {
            Path file = Path.of(program);
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException | InvalidPathException gone) {
            return "gone";
        }
    }
}
