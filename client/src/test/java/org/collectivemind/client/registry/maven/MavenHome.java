package org.collectivemind.client.registry.maven;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;

/** A made-up user with a home, and a directory that is a Maven repository. */
record MavenHome(Path directory) {
    static final PlainMaven CENTRAL = new PlainMaven("central", "");

    Path repository() {
        return directory.resolve("repository");
    }

    MavenRepositoryWriter writer() {
        return MavenRepositoryWriter.in(repository());
    }

    Path localRepository() {
        return directory.resolve("home/.m2/repository");
    }

    /** The repository by its directory, known to no settings. */
    PlainMaven asDirectory() {
        return new PlainMaven("files", repository().toUri().toString());
    }

    MavenHome settings(String content) throws IOException {
        write(directory.resolve("home/.m2/settings.xml"), "<settings>" + content + "</settings>");
        return this;
    }

    MavenHome centralMirroredTo(URI uri) throws IOException {
        return settings(mirror(uri));
    }

    static String mirror(URI uri) {
        return "<mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>" + uri + "</url></mirror></mirrors>";
    }

    MavenUser user() {
        return new MavenUser(Map.of(), directory.resolve("home"));
    }

    MavenRepositories repositories() {
        return new MavenRepositories(user(), false);
    }

    MavenRepositories offline() {
        return new MavenRepositories(user(), true);
    }

    /** Any file of the repository, with its checksum. */
    void publish(String path, String content) throws IOException {
        write(repository().resolve(path), content);
        write(repository().resolve(path + ".sha1"), Checksums.sha1(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A POM with what the writer of sample repositories has no words for. */
    void publishPom(String name, String version, String body) throws IOException {
        String group = name.substring(0, name.indexOf(':'));
        String artifact = name.substring(name.indexOf(':') + 1);
        publish(
                group.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version + ".pom",
                "<project><modelVersion>4.0.0</modelVersion><groupId>" + group + "</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version>" + body + "</project>");
    }

    static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
