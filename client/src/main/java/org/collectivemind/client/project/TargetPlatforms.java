package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.collectivemind.format.platform.Presets;

/** Finds the facts of each target: detected, read from a platform file, a preset's, or written in the manifest. */
public final class TargetPlatforms {
    private TargetPlatforms() {}

    /** @param host detects this machine; asked at most once, and only if a target is this machine */
    public static SortedMap<TargetName, Platform> of(
            Project project, ProjectManifest manifest, Supplier<Platform> host) {
        SortedMap<TargetName, Platform> platforms = new TreeMap<>();
        for (TargetDeclaration target : manifest.targets()) {
            platforms.put(target.name(), of(project, target, host));
        }
        return platforms;
    }

    /** Of one target. */
    public static Platform of(Project project, TargetDeclaration target, Supplier<Platform> host) {
        return described(project, target.source())
                .orElseGet(host)
                .named(target.name().text());
    }

    /** What the manifest says of a machine, itself or through a file or a preset; empty for the machine that asks. */
    static Optional<Platform> described(Project project, TargetDeclaration.Source source) {
        if (source instanceof TargetDeclaration.Source.PlatformFile file) {
            return Optional.of(file.set().on(read(project.directory().resolve(file.path()))));
        } else if (source instanceof TargetDeclaration.Source.Preset preset) {
            return Optional.of(preset.set().on(Presets.platform(preset.name())));
        }
        return source instanceof TargetDeclaration.Source.Inline inline
                ? Optional.of(inline.platform())
                : Optional.empty();
    }

    static Platform read(Path path) {
        return PlatformFile.read(text(path), path.toString());
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UnreadableProject(path, unreadable);
        }
    }
}
