package org.collectivemind.client.registry.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * What the user's and the installation's {@code settings.xml} say together, interpolated, passwords decrypted.
 *
 * @param repositories of the active profiles, by id, in the order of the files
 */
record MavenSettings(
        Settings effective,
        List<Server> servers,
        List<Proxy> proxies,
        Map<String, Repository> repositories,
        Path localRepository) {

    /** @throws MalformedFile for a file that Maven would refuse */
    static MavenSettings read(MavenUser user) {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        user.globalSettings().ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
        request.setUserSettingsFile(user.userSettings().toFile());
        Properties properties = properties(user);
        request.setSystemProperties(properties);
        try {
            Settings settings = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
            SettingsDecryptionResult decrypted =
                    decrypter(user).decrypt(new DefaultSettingsDecryptionRequest(settings));
            Map<String, Repository> repositories = new LinkedHashMap<>();
            for (var profile : SettingsProfiles.active(settings, properties)) {
                profile.getRepositories().forEach(repository -> repositories.put(repository.getId(), repository));
            }
            return new MavenSettings(
                    settings,
                    decrypted.getServers(),
                    decrypted.getProxies().stream().filter(Proxy::isActive).toList(),
                    repositories,
                    localRepository(settings, user));
        } catch (SettingsBuildingException malformed) {
            throw malformed(malformed.getProblems().get(0), user);
        }
    }

    private static Properties properties(MavenUser user) {
        Properties properties = new Properties();
        user.environment().forEach((name, value) -> properties.setProperty("env." + name, value));
        properties.setProperty("user.home", user.home().toString());
        for (String name : List.of("java.version", "os.name", "os.arch", "os.version", "file.separator")) {
            properties.setProperty(name, System.getProperty(name, ""));
        }
        return properties;
    }

    private static DefaultSettingsDecrypter decrypter(MavenUser user) {
        return new DefaultSettingsDecrypter(new DefaultSecDispatcher(
                new DefaultPlexusCipher(),
                new HashMap<>(),
                user.settingsSecurity().toString()));
    }

    private static Path localRepository(Settings settings, MavenUser user) {
        return Optional.ofNullable(settings.getLocalRepository())
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(user::defaultLocalRepository)
                .toAbsolutePath();
    }

    private static MalformedFile malformed(SettingsProblem problem, MavenUser user) {
        String source = problem.getSource().isEmpty() ? user.userSettings().toString() : problem.getSource();
        SourcePosition position = new SourcePosition(
                source, Math.max(1, problem.getLineNumber()), Math.max(1, problem.getColumnNumber()));
        return new MalformedFile(
                ExitCode.USAGE,
                position,
                "Maven's settings cannot be read: " + problem.getMessage(),
                List.of("`mvn help:effective-settings` reads the same files"));
    }
}
