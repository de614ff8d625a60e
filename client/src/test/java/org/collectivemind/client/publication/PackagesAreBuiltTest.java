package org.collectivemind.client.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.collectivemind.client.publication.Workshop.manifest;
import static org.collectivemind.client.publication.Workshop.paths;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesAreBuiltTest {
    private static final String EVERYTHING = manifest("variants: [{files: ['**']}]\n");

    @TempDir
    Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(directory);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String name(Payload payload) {
        return ((PayloadOrigin.Hosted) payload.origin()).fileName();
    }

    @Test
    void everythingIsWhatTheAuthorWroteAndNotWhatToolsKeepBesideIt() {
        workshop.write("a.txt", "a")
                .write("data/b.txt", "b")
                .write("data/deep/c.txt", "c")
                .write("data/cm.yaml", "of another package")
                .write(".gitignore", "x")
                .write(".git/config", "secret")
                .write("data/.git", "gitdir: elsewhere")
                .write(".cm/environment.json", "{}")
                .write("data/.cm/environment.json", "{}");

        assertThat(paths(workshop.variant(EVERYTHING)))
                .isEqualTo(".gitignore a.txt data/b.txt data/cm.yaml data/deep/c.txt");
    }

    @Test
    void globsStayInTheirDirectoryUnlessTheySayOtherwise() {
        workshop.write("a.txt", "a")
                .write("b.bin", "b")
                .write("data/c.txt", "c")
                .write("data/deep/d.txt", "d")
                .write("[x].txt", "brackets are themselves");

        assertThat(paths(workshop.variant(manifest("variants: [{files: ['*.txt']}]\n"))))
                .isEqualTo("[x].txt a.txt");
        assertThat(globbed("?.*")).isEqualTo("a.txt b.bin");
        assertThat(globbed("data/*.txt")).isEqualTo("data/c.txt");
        assertThat(globbed("data/**")).isEqualTo("data/c.txt data/deep/d.txt");
        assertThat(globbed("**/*.txt")).isEqualTo("[x].txt a.txt data/c.txt data/deep/d.txt");
        assertThat(globbed("**/d.txt")).isEqualTo("data/deep/d.txt");
        assertThat(globbed("[x].txt")).isEqualTo("[x].txt");
        assertThat(globbed("cm.yaml")).isEqualTo("cm.yaml");
    }

    private String globbed(String glob) {
        workshop.write("cm.yaml", EVERYTHING);
        return new OwnFiles(workshop.source)
                .find(glob, new org.collectivemind.format.error.SourcePosition("cm.yaml", 1, 1)).stream()
                        .map(file -> file.path().text())
                        .collect(java.util.stream.Collectors.joining(" "));
    }

    @Test
    void aFileThatTwoGlobsNameIsTakenOnce() {
        workshop.write("a.txt", "a").write("b.txt", "b");

        assertThat(paths(workshop.variant(manifest("variants: [{files: [b.txt, '*.txt', a.txt]}]\n"))))
                .isEqualTo("a.txt b.txt");
    }

    @Test
    void programsStayPrograms() {
        workshop.write("run.sh", "#!/bin/sh\n").write("notes.txt", "n");
        assertThat(workshop.source.resolve("run.sh").toFile().setExecutable(true))
                .isTrue();

        assertThat(workshop.variant(EVERYTHING).files())
                .extracting(file -> file.path() + " " + file.executable())
                .containsExactly("notes.txt false", "run.sh true");
    }

    @Test
    void linksAreRefusedWhereTheManifestTakesThem() throws IOException {
        workshop.write("a.txt", "a");
        Files.createSymbolicLink(workshop.source.resolve("link.txt"), Path.of("a.txt"));

        assertThatThrownBy(() -> workshop.publish(manifest("variants:\n  - files:\n    - a.txt\n    - '*.txt'\n")))
                .isInstanceOfSatisfying(MalformedFile.class, failure -> {
                    assertThat(failure).hasMessageContaining("`link.txt` is a link");
                    assertThat(failure.position().line()).isEqualTo(5);
                });
        assertThat(paths(workshop.variant(manifest("variants: [{files: [a.txt]}]\n"))))
                .isEqualTo("a.txt");
    }

    @Test
    void whatMatchesNothingIsAnErrorWithItsLine() {
        workshop.write("a.txt", "a");

        assertThatThrownBy(() -> workshop.publish(manifest("variants:\n  - files:\n    - a.txt\n    - '*.onnx'\n")))
                .isInstanceOfSatisfying(MalformedFile.class, failure -> {
                    assertThat(failure).hasMessageContaining("`*.onnx` matches no file");
                    assertThat(failure.position().line()).isEqualTo(5);
                });
    }

    @Test
    void namesThatSomeSystemCannotHoldAreRefused() {
        workshop.write("aux.txt", "a device on Windows");
        assertThatThrownBy(() -> workshop.publish(EVERYTHING)).isInstanceOf(MalformedText.class);
    }

    @Test
    void namesThatAreOneFileOnSomeSystemAreBothNamed() {
        workshop.write("Read.me", "1").write("read.ME", "2");

        assertThatThrownBy(() -> workshop.publish(EVERYTHING))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("`Read.me`")
                .hasMessageContaining("`read.ME`");
    }

    @Test
    void aSmallFileTravelsAsItIsAndSeveralInOneArchive() {
        workshop.write("weights.onnx", "w");
        Variant lone = workshop.variant(EVERYTHING);

        assertThat(lone.payloads()).hasSize(1);
        assertThat(lone.payloads().get(0).format()).isEqualTo(Payload.Format.RAW);
        assertThat(workshop.hosted("sample-1.0.0-default.onnx")).hasContent("w");

        workshop.write("labels.txt", "l");
        Variant two = workshop.variant(EVERYTHING.replace("1.0.0", "1.0.1"), "1.0.1");
        assertThat(two.payloads()).extracting(Payload::format).containsExactly(Payload.Format.TAR_ZST);
        assertThat(two.payloads())
                .extracting(PackagesAreBuiltTest::name)
                .containsExactly("sample-1.0.1-default.tar.zst");
    }

    @Test
    void bigFilesTravelAloneBesideTheArchiveOfTheSmall() throws IOException {
        byte[] big = random(16 << 20);
        workshop.write("big.safetensors", big)
                .write("nearly.bin", random((16 << 20) - 1))
                .write("config.json", "{}");

        Variant variant = workshop.variant(EVERYTHING);

        assertThat(variant.payloads())
                .extracting(payload -> name(payload) + " " + payload.format().id())
                .containsExactly("sample-1.0.0-default-p0000.safetensors raw", "sample-1.0.0-default.tar.zst tar.zst");
        Path hosted = workshop.hosted("sample-1.0.0-default-p0000.safetensors");
        assertThat(Hasher.of(hosted)).isEqualTo(Hasher.of(big));
        assertThat(variant.files()).filteredOn(file -> file.payload() == 0).hasSize(1);
    }

    @Test
    void oneContentIsHostedOnceWhicheverVariantsHaveIt() throws IOException {
        workshop.write("weights.bin", random(17 << 20)).write("a.txt", "a").write("b.txt", "b");

        workshop.publish(manifest("""
                attributes: {data.subset: {values: [x, y], default: x}}
                variants:
                  - {when: {data.subset: x}, files: [weights.bin, a.txt]}
                  - {when: {data.subset: y}, files: [weights.bin, b.txt]}
                """));

        try (var files = Files.list(workshop.hosted("."))) {
            assertThat(files.filter(file -> file.toFile().length() > 1 << 20)).hasSize(1);
        }
        assertThat(workshop.published().variants())
                .allMatch(variant -> variant.payloads().size() == 2)
                .extracting(variant -> variant.payloads().get(0).sha256())
                .containsOnly(Hasher.of(workshop.source.resolve("weights.bin")));
    }

    @Test
    void aRebuildElsewhereAtAnotherTimeIsTheSameByteForByte(@TempDir Path elsewhere) throws IOException {
        List<String> files = List.of("zebra.txt", "alpha/one.txt", "alpha/two.txt", "beta.txt");
        files.forEach(file -> workshop.write(file, file));
        workshop.publish(EVERYTHING);
        try (Workshop other = new Workshop(elsewhere.resolve("deeper/down"))) {
            for (int i = files.size() - 1; i >= 0; i--) {
                other.write(files.get(i), files.get(i));
                Files.setLastModifiedTime(other.source.resolve(files.get(i)), FileTime.fromMillis(i * 1_000_000_000L));
            }
            other.publish("# a comment\n" + EVERYTHING);

            for (String name : List.of("sample-1.0.0.cm.json", "sample-1.0.0-default.tar.zst", "sample-1.0.0.pom")) {
                assertThat(other.hosted(name)).hasSameBinaryContentAs(workshop.hosted(name));
            }
            assertThat(new String(Files.readAllBytes(other.hosted("sample-1.0.0.cm.json")), StandardCharsets.UTF_8))
                    .doesNotContain(elsewhere.toString());
        }
    }

    @Test
    void publishingTheSameAgainIsFineAndSomethingElseIsRefused() {
        workshop.write("a.txt", "a");
        assertThat(workshop.publish(EVERYTHING).outcome()).isEqualTo(Publish.Outcome.PUBLISHED);
        assertThat(workshop.publish("# only a comment\n" + EVERYTHING).outcome())
                .isEqualTo(Publish.Outcome.ALREADY_PUBLISHED);

        workshop.write("a.txt", "changed");
        assertThatThrownBy(() -> workshop.publish(EVERYTHING))
                .isInstanceOf(AlreadyPublished.class)
                .hasMessageContaining("org.example:sample:1.0.0");
        assertThat(workshop.publish(workshop.source, workshop.upstream(), true).outcome())
                .isEqualTo(Publish.Outcome.SKIPPED);
        assertThat(workshop.hosted("sample-1.0.0-default.txt")).hasContent("a");
    }

    @Test
    void aPackageWithoutFilesMayStillHaveDependenciesAndExports() {
        Variant variant = workshop.variant(manifest("exports: {env: {A: b}}\n"));

        assertThat(variant.payloads()).isEmpty();
        assertThat(variant.files()).extracting(FileEntry::path).isEmpty();
        assertThat(variant.exports().env()).containsEntry("A", "b");
    }
}
