package org.collectivemind.client.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.collectivemind.client.publication.Workshop.manifest;
import static org.collectivemind.client.publication.Workshop.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.Variant;
import org.collectivemind.testrepos.maven.Jar;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamSourcesTest {
    private static final Map<String, String> ENTRIES = new TreeMap<>(Map.of(
            "native/linux/libengine.so", "linux",
            "native/mac/libengine.dylib", "mac",
            "native/mac/helper.dylib", "helper",
            "org/Engine.class", "class",
            "LICENSE", "license"));

    @TempDir
    Path directory;

    private Workshop workshop;
    private ChaosServer server;
    private byte[] jar;

    @BeforeEach
    void open() {
        workshop = new Workshop(directory);
        jar = Jar.of(ENTRIES);
        server = ChaosServer.start().serve("/engine.jar", jar);
    }

    @AfterEach
    void close() {
        server.close();
        workshop.close();
    }

    private String pinned(String rest) {
        return pinned(Hasher.of(jar), jar.length, rest);
    }

    private String pinned(Digest sha256, long size, String rest) {
        return manifest("variants:\n  - sources:\n    - url: " + server.uri("/engine.jar") + "\n      sha256: " + sha256
                + "\n      size: " + size + "\n" + (rest.isEmpty() ? "" : "      " + rest + "\n"));
    }

    private Variant entries(String selection) {
        return workshop.variant(pinned("entries: " + selection));
    }

    @Test
    void aWholeFileKeepsItsNameOrGetsOne() {
        assertThat(paths(workshop.variant(pinned("")))).isEqualTo("engine.jar");
        assertThat(paths(workshop.variant(pinned("path: lib/the-engine.jar").replace("1.0.0", "1.0.1"), "1.0.1")))
                .isEqualTo("lib/the-engine.jar");
        assertThat(workshop.hosted("")).as("only pointed to").isDirectoryNotContaining("glob:**.jar");
    }

    @Test
    void entriesAreTakenOutWithTheirHashes() {
        Variant variant = entries("['native/linux/*']");

        assertThat(variant.payloads().get(0).format()).isEqualTo(Payload.Format.ZIP);
        assertThat(variant.files()).hasSize(1);
        FileEntry file = variant.files().get(0);
        assertThat(file.path()).hasToString("native/linux/libengine.so");
        assertThat(file.entry()).hasValue("native/linux/libengine.so");
        assertThat(file.sha256()).isEqualTo(Hasher.of("linux".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(file.size()).isEqualTo(5);
    }

    @Test
    void entriesGoToAFile() {
        assertThat(paths(entries("{native/linux/libengine.so: lib/engine.so}"))).isEqualTo("lib/engine.so");
    }

    @Test
    void entriesGoIntoADirectoryByTheirLastName() {
        assertThat(paths(entries("{'native/mac/**': lib/}"))).isEqualTo("lib/helper.dylib lib/libengine.dylib");
    }

    @Test
    void entriesGoBelowADirectoryUnderTheirWholeName() {
        assertThat(paths(entries("{'native/mac/**': 'lib/**'}")))
                .isEqualTo("lib/native/mac/helper.dylib lib/native/mac/libengine.dylib");
    }

    @Test
    void everythingKeepsItsName() {
        assertThat(paths(entries("['**']")))
                .isEqualTo("LICENSE native/linux/libengine.so native/mac/helper.dylib native/mac/libengine.dylib"
                        + " org/Engine.class");
    }

    @Test
    void twoEntriesOnOnePathAreBothNamed() {
        assertThatThrownBy(() -> entries("{'native/mac/**': lib/engine}"))
                .isInstanceOfSatisfying(MalformedFile.class, failure -> {
                    assertThat(failure)
                            .hasMessage("`native/mac/helper.dylib` of engine.jar and `native/mac/libengine.dylib` of"
                                    + " engine.jar would both become `lib/engine`");
                    assertThat(failure.position().line()).isEqualTo(4);
                });
    }

    @Test
    void anEntryAndAnOwnFileOnOnePathAreBothNamed() {
        workshop.write("lib/engine.so", "own");

        assertThatThrownBy(() -> workshop.publish(
                        pinned("entries: {native/linux/libengine.so: lib/engine.so}") + "    files: [lib/engine.so]\n"))
                .isInstanceOf(MalformedFile.class)
                .hasMessage("`lib/engine.so` and `native/linux/libengine.so` of engine.jar would both become"
                        + " `lib/engine.so`");
    }

    @Test
    void aGlobThatTakesNothingIsAnErrorWithItsLine() {
        assertThatThrownBy(() -> entries("['native/linux/*', 'native/windows/*']"))
                .isInstanceOfSatisfying(MalformedFile.class, failure -> {
                    assertThat(failure).hasMessage("`native/windows/*` matches no entry of engine.jar");
                    assertThat(failure.position().line()).isEqualTo(4);
                });
    }

    @Test
    void anotherContentThanPinnedIsRefusedAndNothingIsPublished() {
        Digest wrong = Hasher.of(new byte[] {1});

        assertThatThrownBy(() -> workshop.publish(pinned(wrong, jar.length, "")))
                .isInstanceOfSatisfying(CmException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY);
                    assertThat(failure.getMessage() + failure.details()).contains(wrong.hex());
                });
        assertThat(workshop.reader().packages())
                .hasValueSatisfying(packages -> assertThat(packages).isEmpty());
    }

    @Test
    void anotherSizeThanPinnedIsRefusedWhetherTheFileIsFetchedOrHere() {
        assertThatThrownBy(() -> workshop.publish(pinned(Hasher.of(jar), jar.length + 1, "")))
                .isInstanceOf(CmException.class);

        workshop.publish(pinned("").replace("1.0.0", "0.9.0"));
        assertThatThrownBy(() -> workshop.publish(pinned(Hasher.of(jar), jar.length + 1, "")))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("has " + jar.length + " bytes, not " + (jar.length + 1));
    }

    @Test
    void aSourceWithoutPinsIsNotPublished() {
        assertThatThrownBy(() -> workshop.publish(
                        manifest("variants:\n  - sources: [{url: '" + server.uri("/engine.jar") + "'}]\n")))
                .isInstanceOf(UnpinnedSource.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void pinningWritesWhatTheSourceIsAndKeepsTheRestOfTheManifest() throws IOException {
        String text = "# mine\n"
                + manifest("variants:\n  - sources:\n    - url: " + server.uri("/engine.jar")
                        + "  # from upstream\n      entries: ['**']\n");
        workshop.write("cm.yaml", text);

        assertThat(new Pin(workshop.upstream()).run(new Project(workshop.source)))
                .isEqualTo(1);

        String pinned = Files.readString(workshop.source.resolve("cm.yaml"));
        assertThat(pinned)
                .startsWith("# mine\n")
                .contains("# from upstream")
                .contains(Hasher.of(jar).hex())
                .contains("size: " + jar.length);
        assertThat(workshop.publish(pinned).outcome()).isEqualTo(Publish.Outcome.PUBLISHED);
        assertThat(new Pin(workshop.upstream()).run(new Project(workshop.source)))
                .isZero();
    }

    @Test
    void pinningNeverReplacesADigestTheAuthorKnows() throws IOException {
        String text = manifest("variants:\n  - sources:\n    - url: " + server.uri("/engine.jar") + "\n      sha256: "
                + Hasher.of(new byte[] {1}) + "\n");
        workshop.write("cm.yaml", text);

        assertThatThrownBy(() -> new Pin(workshop.upstream()).run(new Project(workshop.source)))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("engine.jar is not what the manifest says");
        assertThat(workshop.source.resolve("cm.yaml")).hasContent(text);
    }

    @Test
    void anArtifactComesFromTheUsersMavenRepositories() throws IOException {
        Path repository = directory.resolve("maven");
        MavenRepositoryWriter.in(repository)
                .artifact("org.example:engine", "2.0")
                .jar(ENTRIES)
                .publish();
        Path settings = directory.resolve("home/.m2/settings.xml");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                "<settings><mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>" + repository.toUri()
                        + "</url></mirror></mirrors></settings>");
        Path file = repository.resolve("org/example/engine/2.0/engine-2.0.jar");

        Variant variant = workshop.variant(manifest("variants: [{sources: [{maven: 'org.example:engine:2.0', sha256: "
                + Hasher.of(file) + ", size: " + Files.size(file) + ", entries: ['native/linux/*']}]}]\n"));

        assertThat(paths(variant)).isEqualTo("native/linux/libengine.so");
    }

    @Test
    void oneArchiveInManyVariantsIsFetchedAndReadOnce() {
        Body generated = Body.of(Jar.of(Map.of(
                "linux/a.so", "a".repeat(100_000),
                "mac/a.so", "b".repeat(100_000),
                "common/c.txt", "c")));
        server.serve("/big.jar", generated);
        String source = "{url: '" + server.uri("/big.jar") + "', sha256: " + digest(generated) + ", size: "
                + size(generated) + ", entries: {'common/*': '', '%s/*': ''}}";

        workshop.publish(manifest("attributes: {data.subset: {values: [linux, mac], default: linux}}\nvariants:\n"
                + "  - {when: {data.subset: linux}, sources: [" + source.formatted("linux") + "]}\n"
                + "  - {when: {data.subset: mac}, sources: [" + source.formatted("mac") + "]}\n"));

        assertThat(workshop.published().variants())
                .extracting(Workshop::paths)
                .containsExactly("common/c.txt linux/a.so", "common/c.txt mac/a.so");
        assertThat(server.requests("/big.jar")).hasSize(1);
    }

    private static Digest digest(Body body) {
        try {
            return body.digest();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static long size(Body body) {
        try {
            return body.size();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
