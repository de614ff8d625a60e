package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain Maven repository that is damaged or down. */
class BadInputMavenTest {
    private static final byte[] OTHER = "0123456789".repeat(4).getBytes(StandardCharsets.US_ASCII);
    private static final String ENGINE = "/maven/org/example/engine/1.0/engine-1.0";

    @TempDir
    Path root;

    private ChaosServer server;
    private Session session;

    @BeforeEach
    void install() {
        session = Session.inProject(root);
        MavenRepositoryWriter repository =
                MavenRepositoryWriter.in(session.work().resolve("maven"));
        repository
                .artifact("org.example:base", "1.0")
                .jar(Map.of("base.txt", "base"))
                .publish();
        repository
                .artifact("org.example:engine", "1.0")
                .depends(PomDependency.on("org.example:base", "1.0"))
                .jar(Map.of("engine.txt", "the engine"))
                .publish();
        server = ChaosServer.start().serveDirectory("/maven", session.work().resolve("maven"));
        depend("org.example:base@1.0").quietly("install");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Session depend(String... dependencies) {
        return session.silently(
                "cm.yaml",
                Session.project("host", dependencies)
                        .replace(
                                "samples: file:../registry",
                                "maven: {maven: test, url: \"" + server.uri("/maven") + "\"}"));
    }

    private void refuses(String golden) {
        Snapshot before = session.snapshot();
        session.cm("add", "org.example:engine@1.0");
        before.isIntact();
        session.matches("bad-input/" + golden);
    }

    private void replacePom(String text) {
        replace("1.0/engine-1.0.pom", text);
    }

    /** With its checksum, so that only the content is wrong. */
    private void replace(String path, String text) {
        Path file = session.work().resolve("maven/org/example/engine").resolve(path);
        try {
            Files.writeString(file, text);
            Files.writeString(
                    file.resolveSibling(file.getFileName() + ".sha1"),
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file))));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }

    @Test
    void aPomThatIsNoXml() {
        session.comment("engine-1.0.pom stops in the middle of a tag");
        replacePom("<project><modelVersion>4.0.0</modelVersion><groupId>org.example</gro");
        refuses("maven-pom-cut-off");
    }

    @Test
    void aPomThatIsAWebPage() {
        session.comment("engine-1.0.pom is a web page");
        replacePom("<html><body>Please sign in</body></html>");
        refuses("maven-pom-web-page");
    }

    @Test
    void aPomThatCallsForAnEntityOfThisMachine() {
        session.comment("engine-1.0.pom asks for /etc/passwd");
        replacePom("<!DOCTYPE project [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>\n"
                + "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>"
                + "<artifactId>engine</artifactId><version>1.0</version><name>&secret;</name></project>");
        refuses("maven-pom-entity");
    }

    @Test
    void aPomThatIsNotTheOneItsChecksumIsOf() {
        session.comment("the .sha1 of engine-1.0.pom is another one");
        server.serve(ENGINE + ".pom.sha1", OTHER);
        refuses("maven-pom-wrong-checksum");
    }

    @Test
    void aJarThatIsNotTheOneItsChecksumIsOf() {
        session.comment("the .sha1 of engine-1.0.jar is another one");
        server.serve(ENGINE + ".jar.sha1", OTHER);
        refuses("maven-jar-wrong-checksum");
    }

    @Test
    void aListingThatIsNoXml() {
        session.comment("the listing of versions is no XML");
        replace("maven-metadata.xml", "not a listing");
        refuses("maven-listing-no-xml");
    }

    @Test
    void aRepositoryThatIsDown() {
        server.always("/maven/org/example/engine/maven-metadata.xml", Fault.status(500));
        refuses("maven-server-error");
    }

    @Test
    void aPomThatTheRepositoryFailsToServe() {
        server.always(ENGINE + ".pom", Fault.status(500));
        refuses("maven-pom-server-error");
    }

    @Test
    void aPackageThatTheRepositoryDoesNotHave() {
        Tree.delete(session.work().resolve("maven/org/example/engine"));
        refuses("maven-unknown-package");
    }

    @Test
    void aJarThatIsListedButNotThere() {
        server.always(ENGINE + ".jar", Fault.status(404));
        refuses("maven-jar-missing");
    }
}
