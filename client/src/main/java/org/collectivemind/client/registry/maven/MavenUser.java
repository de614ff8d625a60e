package org.collectivemind.client.registry.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whose Maven configuration counts.
 *
 * @param environment the process's variables; {@code M2_HOME}, {@code MAVEN_HOME} and {@code PATH} lead to the global settings, all
 *     of them may be named in settings as <code>${env.NAME}</code>
 * @param home the home directory, holding {@code .m2}
 */
public record MavenUser(Map<String, String> environment, Path home) {
    public MavenUser {
        environment = Map.copyOf(environment);
        home = home.toAbsolutePath().normalize();
    }

    Path userSettings() {
        return home.resolve(".m2").resolve("settings.xml");
    }

    Path settingsSecurity() {
        return home.resolve(".m2").resolve("settings-security.xml");
    }

    Path defaultLocalRepository() {
        return home.resolve(".m2").resolve("repository");
    }

    /** The settings of the installation that {@code mvn} would use. */
    Optional<Path> globalSettings() {
        return installation()
                .map(directory -> directory.resolve("conf").resolve("settings.xml"))
                .filter(Files::isRegularFile);
    }

    private Optional<Path> installation() {
        return variable("MAVEN_HOME")
                .or(() -> variable("M2_HOME"))
                .map(Path::of)
                .or(this::installationOnPath);
    }

    private Optional<Path> installationOnPath() {
        for (String directory : variable("PATH").orElse("").split(File.pathSeparator)) {
            Path command = Path.of(directory.isEmpty() ? "." : directory).resolve("mvn");
            if (Files.isExecutable(command) && Files.isRegularFile(command)) {
                return installationOf(command);
            }
        }
        return Optional.empty();
    }

    /** Distributions link {@code /usr/bin/mvn} into the installation's {@code bin}. */
    private static Optional<Path> installationOf(Path command) {
        try {
            return Optional.ofNullable(command.toRealPath().getParent()).map(Path::getParent);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
