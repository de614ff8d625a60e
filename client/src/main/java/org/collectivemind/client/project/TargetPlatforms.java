package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;

/** Finds the facts of each target: detected, read from a platform file, or written in the manifest. */
public final class TargetPlatforms {
    private TargetPlatforms() {}

    /** @param host detects this machine; asked at most once, and only if a target is this machine */
    public static SortedMap<TargetName, Platform> of(
            Project project, ProjectManifest manifest, Supplier<Platform> host) {
        SortedMap<TargetName, Platform> platforms = new TreeMap<>();
        for (TargetDeclaration target : manifest.targets()) {
            TargetDeclaration.Source source = target.source();
            Platform platform;
            if (source instanceof TargetDeclaration.Source.PlatformFile file) {
                platform = read(project, file);
            } else if (source instanceof TargetDeclaration.Source.Inline inline) {
                platform = inline.platform();
            } else {
                platform = host.get();
            }
            platforms.put(target.name(), platform.named(target.name().text()));
        }
        return platforms;
    }

    static Platform read(Project project, TargetDeclaration.Source.PlatformFile file) {
        return read(project.directory().resolve(file.path()));
    }

    static Platform read(Path path) {
        try {
            return PlatformFile.read(Files.readString(path), path.toString());
        } catch (IOException unreadable) {
            throw new UnreadableProject(path, unreadable);
        }
    }
}
