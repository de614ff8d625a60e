package org.collectivemind.client.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.UnreadableProject;
import org.collectivemind.format.manifest.TargetDeclaration;

/** The files that are the project for {@code cm}: lock, manifest, and the platform files it names below its directory. */
final class ProjectFiles {
    private ProjectFiles() {}

    /** @return by their path in the project, with {@code /} */
    static SortedMap<String, byte[]> of(Project project, byte[] lock) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(Project.LOCK, lock);
        if (project.hasManifest()) {
            files.put(Project.MANIFEST, bytes(project.manifestPath()));
            for (TargetDeclaration target : project.projectManifest().targets()) {
                if (target.source() instanceof TargetDeclaration.Source.PlatformFile file) {
                    Path path = project.directory().resolve(file.path()).normalize();
                    if (path.startsWith(project.directory())) {
                        files.put(below(project, path), bytes(path));
                    }
                }
            }
        }
        return files;
    }

    private static String below(Project project, Path path) {
        return project.directory().relativize(path).toString().replace('\\', '/');
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new UnreadableProject(path, unreadable);
        }
    }
}
