package org.collectivemind.testrepos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MavenRepositoryWriterTest {
    @TempDir
    private Path directory;

    @Test
    void aVersionIsLaidOutAsMavenDoes() throws Exception {
        publish(directory);

        assertThat(files(directory))
                .containsExactly(
                        "org/example/engine/1.0/engine-1.0-linux-x86_64.jar",
                        "org/example/engine/1.0/engine-1.0.jar",
                        "org/example/engine/1.0/engine-1.0.pom",
                        "org/example/engine/1.1/engine-1.1.module",
                        "org/example/engine/1.1/engine-1.1.pom",
                        "org/example/engine/maven-metadata.xml");
        Path jar = directory.resolve("org/example/engine/1.0/engine-1.0.jar");
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(Object::toString)).containsExactly("a.txt", "b/c.txt");
        }
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(jar));
        assertThat(jar.resolveSibling("engine-1.0.jar.sha1"))
                .hasContent(HexFormat.of().formatHex(sha1));
    }

    @Test
    void metadataListsVersionsAsPublished() throws Exception {
        publish(directory);

        Document metadata = parse("org/example/engine/maven-metadata.xml");
        assertThat(texts(metadata, "version")).containsExactly("1.0", "1.1");
        assertThat(texts(metadata, "release")).containsExactly("1.1");
    }

    @Test
    void aPomSaysEverythingItWasTold() throws Exception {
        publish(directory);

        Document pom = parse("org/example/engine/1.0/engine-1.0.pom");
        assertThat(texts(pom, "artifactId"))
                .containsExactly("parent", "engine", "managed", "base", "logging", "natives", "managed");
        assertThat(texts(pom, "version")).containsExactly("7", "1.0", "3", "[1.0,2.0)", "1.2");
        assertThat(texts(pom, "scope")).containsExactly("runtime");
        assertThat(texts(pom, "classifier")).containsExactly("linux-x86_64");
        assertThat(texts(pom, "optional")).containsExactly("true");
        assertThat(texts(pom, "packaging")).containsExactly("jar");
        assertThat(Files.readString(directory.resolve("org/example/engine/1.1/engine-1.1.pom")))
                .contains("published-with-gradle-metadata");
    }

    @Test
    void twoRunsWriteTheSameBytes(@TempDir Path other) throws Exception {
        publish(directory);
        publish(other);

        for (String file : files(directory)) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
        }
    }

    private static void publish(Path directory) {
        MavenRepositoryWriter.in(directory)
                .artifact("org.example:engine", "1.0")
                .parent("org.example:parent", "7")
                .property("flavour", "a & b")
                .manages(PomDependency.on("org.example:managed", "3"))
                .depends(PomDependency.on("org.example:base", "[1.0,2.0)")
                        .withScope("runtime")
                        .excluding("org.example:logging"))
                .depends(PomDependency.on("org.example:natives", "1.2")
                        .withClassifier("linux-x86_64")
                        .asOptional())
                .depends(PomDependency.managed("org.example:managed"))
                .jar(Map.of("b/c.txt", "c", "a.txt", "a"))
                .classified("linux-x86_64", Map.of("libengine.so", "native"))
                .publish()
                .artifact("org.example:engine", "1.1")
                .packaging("pom")
                .gradleModule("{}")
                .publish();
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> !name.endsWith(".sha1"))
                    .sorted()
                    .toList();
        }
    }

    private Document parse(String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve(file).toFile());
    }

    private static List<String> texts(Document document, String element) {
        var nodes = document.getElementsByTagName(element);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> ((Element) nodes.item(i)).getTextContent())
                .toList();
    }
}
