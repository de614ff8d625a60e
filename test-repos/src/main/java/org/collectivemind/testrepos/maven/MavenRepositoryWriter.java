package org.collectivemind.testrepos.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collectivemind.format.name.PackageName;

/**
 * Writes a Maven 2 repository below a directory:
 *
 * <pre>{@code
 * MavenRepositoryWriter repository = MavenRepositoryWriter.in(directory);
 * repository.artifact("org.example:engine", "1.0")
 *         .depends(PomDependency.on("org.example:base", "[1.0,2.0)").withScope("runtime"))
 *         .jar(Map.of("engine.txt", "the engine"))
 *         .classified("linux-x86_64", Map.of("libengine.so", "native"))
 *         .publish();
 * }</pre>
 *
 * Every file gets a {@code .sha1} sidecar. {@code maven-metadata.xml} lists the versions in the order published, as deploying
 * does, and calls the last one the latest.
 */
public final class MavenRepositoryWriter {
    private final Path root;
    private final Map<PackageName, List<String>> versions = new TreeMap<>();

    private MavenRepositoryWriter(Path root) {
        this.root = root;
    }

    public static MavenRepositoryWriter in(Path directory) {
        return new MavenRepositoryWriter(directory);
    }

    /** @param name {@code group:artifact} */
    public MavenArtifactWriter artifact(String name, String version) {
        return new MavenArtifactWriter(this, new Pom.Gav(PackageName.parse(name), version));
    }

    /** {@code org/example/engine} */
    public static String directoryOf(PackageName name) {
        return name.group().replace('.', '/') + '/' + name.name();
    }

    Path write(Pom.Gav gav, String suffix, byte[] content) {
        String file = gav.name().name() + '-' + gav.version() + suffix;
        return write(directoryOf(gav.name()) + '/' + gav.version() + '/' + file, content);
    }

    void list(Pom.Gav gav) {
        List<String> known = versions.computeIfAbsent(gav.name(), any -> new ArrayList<>());
        if (!known.contains(gav.version())) {
            known.add(gav.version());
        }
        byte[] metadata = metadata(gav.name(), known).getBytes(StandardCharsets.UTF_8);
        write(directoryOf(gav.name()) + "/maven-metadata.xml", metadata);
    }

    private Path write(String path, byte[] content) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.writeString(file.resolveSibling(file.getFileName() + ".sha1"), sha1(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    private static String metadata(PackageName name, List<String> versions) {
        String latest = versions.get(versions.size() - 1);
        Xml xml = new Xml();
        xml.nested("metadata", () -> {
            xml.element("groupId", name.group());
            xml.element("artifactId", name.name());
            xml.nested("versioning", () -> {
                xml.element("latest", latest);
                xml.element("release", latest);
                xml.nested("versions", () -> versions.forEach(version -> xml.element("version", version)));
                xml.element("lastUpdated", "20260101000000");
            });
        });
        return xml.text();
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-1", absent);
        }
    }
}
