package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.name.PackageName;

/** {@code cm init}: a first manifest, commented, that the reader accepts. */
public final class Init {
    private Init() {}

    /** There is a manifest already. */
    public static final class AlreadyThere extends CmException {
        AlreadyThere(Path manifest) {
            super(ExitCode.USAGE, "there is a manifest already", List.of("at " + manifest), List.of());
        }
    }

    /** @param name the directory's name where none is given */
    public static Path writeProject(Path directory, Optional<String> name) {
        Path last = directory.toAbsolutePath().normalize().getFileName();
        String shown = name.orElse(last == null ? "project" : last.toString());
        return write(directory, """
                project:
                  name: %s

                # Where packages come from. `cm registry add` writes here.
                registries:
                  central: {maven: central}

                # The machines cm.lock covers: this one, platform files, or facts written here.
                targets: [host]

                # What the project uses. `cm add` writes here.
                dependencies: []
                """.formatted(quoted(shown)));
    }

    public static Path writePackage(Path directory, String name, String kind) {
        PackageName parsed = PackageName.parse(name);
        return write(directory, """
                package:
                  name: %s
                  version: 0.1.0
                  kind: %s
                  description: What it is, in one line
                  license: Apache-2.0

                # One entry for each build that differs; attributes say what it is, `requires` what it needs.
                variants:
                  - files: ["**"]
                """.formatted(parsed, kind.toLowerCase(Locale.ROOT)));
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]*")
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Path write(Path directory, String text) {
        Path manifest = directory.resolve(Project.MANIFEST);
        if (Files.exists(manifest)) {
            throw new AlreadyThere(manifest);
        }
        ManifestReader.read(text, manifest.toString());
        ProjectFile.replace(manifest, text.getBytes(StandardCharsets.UTF_8));
        return manifest;
    }
}
