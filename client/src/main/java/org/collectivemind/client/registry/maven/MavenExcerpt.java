package org.collectivemind.client.registry.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.version.Version;

/**
 * A plain Maven repository that has only some versions of another one: their POMs with all that these build on, and a listing of
 * the versions. POMs are as published; of the checksums beside files there is the SHA-1, without which Maven trusts no file.
 */
public final class MavenExcerpt {
    private MavenExcerpt() {}

    /** @return the files by their path in the new repository; artifacts other than POMs are not among them */
    public static SortedMap<String, byte[]> of(
            MavenRepositories repositories, PlainMaven location, Collection<Coordinate> wanted) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        SortedMap<PackageName, SortedSet<Version>> versions = new TreeMap<>();
        for (Coordinate coordinate : wanted) {
            versions.computeIfAbsent(coordinate.name(), name -> new TreeSet<>()).add(coordinate.version());
            repositories
                    .pomFiles(
                            location,
                            new MavenArtifact(
                                    coordinate.name(), coordinate.version().text(), "", "pom"))
                    .forEach((path, file) -> put(path, bytes(file), files));
        }
        versions.forEach((name, listed) -> put(RepositoryUrl.metadata(name), listing(name, listed), files));
        return files;
    }

    private static void put(String path, byte[] bytes, SortedMap<String, byte[]> files) {
        files.put(path, bytes);
        files.put(path + ".sha1", Sha1.of(bytes).hex().getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] listing(PackageName name, SortedSet<Version> versions) {
        XmlText xml = new XmlText()
                .open("metadata")
                .element("groupId", name.group())
                .element("artifactId", name.name())
                .open("versioning")
                .open("versions");
        versions.forEach(version -> xml.element("version", version.text()));
        return xml.close("versions")
                .close("versioning")
                .close("metadata")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
