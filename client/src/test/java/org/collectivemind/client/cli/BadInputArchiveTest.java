package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.collectivemind.client.registry.CmRegistryWriter;
import org.collectivemind.client.registry.DirectoryStorage;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.ReleaseCodec;
import org.collectivemind.testrepos.archive.ArchiveKind;
import org.collectivemind.testrepos.archive.HostileArchive;
import org.collectivemind.testrepos.archive.HostileArchives;
import org.collectivemind.testrepos.maven.Jar;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package points to an archive that is what its hash says, and hostile. */
class BadInputArchiveTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final byte[] HARMLESS = Jar.of(Map.of("data.txt", "harmless"));

    @TempDir
    Path root;

    private ChaosServer server;
    private Session session;

    @BeforeEach
    void install() {
        session = Session.inProject(root, "org.example:greeter@^1").quietly("install");
        server = ChaosServer.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dotdot", "symlink-escape-write", "overlap", "bomb", "mismatch-name", "duplicate"})
    void isNotPublished(String attack) {
        Map<String, Digest> registry = Tree.digests(registry());
        Snapshot before = session.snapshot();

        session.comment("data.zip: " + archive(attack).why())
                .cm(
                        "publish",
                        "--registry",
                        "file:../registry",
                        source(archive(attack).bytes()));

        before.isIntact();
        assertThat(Tree.digests(registry())).isEqualTo(registry);
        nothingEscaped();
        session.matches("bad-input/archive-publish-" + attack);
    }

    /** The registry's owner is the attacker: its index says of the archive what is true. */
    @ParameterizedTest
    @ValueSource(strings = {"dotdot", "symlink-escape-write", "overlap", "bomb", "mismatch-name", "duplicate"})
    void isNotInstalled(String attack) {
        session.quietly("publish", "--registry", "file:../registry", source(HARMLESS));
        publishAgain(archive(attack).bytes());
        session.silently("cm.yaml", Session.project("host", "org.example:greeter@^1", "org.example:data@2.0.0"))
                .quietly("lock");
        Snapshot before = session.snapshot();

        session.comment("data.zip: " + archive(attack).why()).cm("install");

        before.isIntact();
        nothingEscaped();
        session.matches("bad-input/archive-install-" + attack);
    }

    private static HostileArchive archive(String attack) {
        return HostileArchives.all().stream()
                .filter(archive ->
                        archive.kind() == ArchiveKind.ZIP && archive.name().equals(attack))
                .findFirst()
                .orElseThrow();
    }

    private Path registry() {
        return session.work().resolve("registry");
    }

    private String source(byte[] archive) {
        server.serve("/data.zip", archive);
        return new PackageDirectory(session.work().resolve("data"), """
                        package: {name: "org.example:data", version: 1.0.0, kind: dataset}
                        variants:
                          - sources:
                            - {url: "%s", sha256: %s, size: %d, entries: ['**']}
                        """.formatted(
                                server.uri("/data.zip"), Hasher.of(archive), archive.length))
                .root()
                .toString();
    }

    /** As 2.0.0, with the other archive behind the same address. */
    private void publishAgain(byte[] archive) {
        server.serve("/data.zip", archive);
        try {
            String harmless = Files.readString(registry().resolve("org/example/data/1.0.0/data-1.0.0.cm.json"));
            byte[] hostile = harmless.replace("1.0.0", "2.0.0")
                    .replace(Hasher.of(HARMLESS).toString(), Hasher.of(archive).toString())
                    .replace("\"size\":" + HARMLESS.length, "\"size\":" + archive.length)
                    .getBytes(StandardCharsets.UTF_8);
            Release release = ReleaseCodec.read(hostile, "hostile");
            new CmRegistryWriter(new DirectoryStorage(registry())).publish(release, hostile, Map.of(), CLOCK);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void nothingEscaped() {
        assertThat(Tree.digests(root).keySet())
                .noneMatch(path -> path.endsWith("evil") || path.endsWith("/outside") || path.endsWith("link"));
    }
}
