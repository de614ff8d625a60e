package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.collectivemind.client.cli.CmProgram.Said;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.archive.ArchiveKind;
import org.collectivemind.testrepos.archive.HostileArchive;
import org.collectivemind.testrepos.archive.HostileArchives;
import org.collectivemind.testrepos.archive.Verdict;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every archive attack, by {@code cm install}: read while it arrives or by ranges, however the program likes it best. */
class HostileArchivesAreNotInstalledTest {
    private static final String LOCK = """
            {
              "cm-lock": 1,
              "inputs": "%1$s",
              "registries": [{"alias": "shop", "cm": "%2$s"}],
              "targets": [{"name": "any", "floors": "os = linux", "roots": ["org.example:data"]}],
              "packages": [
                {
                  "package": "org.example:data",
                  "version": "1.0.0",
                  "kind": "dataset",
                  "registry": "shop",
                  "select": {"any": "default"},
                  "variants": [
                    {
                      "id": "default",
                      "payloads": [{"url": "%3$s", "format": "%4$s", "size": %5$d, "sha256": "%6$s"}],
                      "files": [{"path": "data.txt", "size": 4, "sha256": "%1$s", "payload": 0, "entry": "data.txt"}]
                    }
                  ]
                }
              ]
            }
            """;
    private static final Digest PINNED = Hasher.of("data".getBytes(StandardCharsets.US_ASCII));

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    private final ChaosServer server = ChaosServer.start();
    private int projects;

    @AfterEach
    void close() {
        server.close();
    }

    /** The publisher is the attacker: size and digest are those of the archive. */
    @Test
    void ofAHostilePublisher() throws IOException {
        for (HostileArchive attack : attacks()) {
            byte[] bytes = attack.bytes();
            server.serve("/" + attack.fileName(), bytes);
            refused(attack, bytes.length, Hasher.of(bytes));
        }
        nothingEscaped();
    }

    /** The host is the attacker: the lock pins another archive. */
    @Test
    void ofAHostileHost() throws IOException {
        for (HostileArchive attack : Scale.some(20, attacks()).toList()) {
            byte[] bytes = attack.bytes();
            server.serve("/" + attack.fileName(), bytes);
            refused(attack, bytes.length, PINNED);
            refused(attack, 4, PINNED);
        }
        nothingEscaped();
    }

    private static List<HostileArchive> attacks() {
        // A bomb need not be a gigabyte to be refused by its first byte too many.
        long size = Scale.of("bomb.mib", 80, 1024) * (1L << 20);
        return HostileArchives.all().stream()
                .filter(attack -> attack.verdict() == Verdict.REJECT)
                .map(attack -> attack.name().equals("bomb") ? HostileArchives.bomb(attack.kind(), size) : attack)
                .toList();
    }

    private void refused(HostileArchive attack, long size, Digest digest) throws IOException {
        Place place = new Place(Files.createDirectories(root.resolve("p/" + ++projects)), root.resolve("home"));
        String format = attack.kind() == ArchiveKind.ZIP
                ? "zip"
                : attack.kind().name().toLowerCase(Locale.ROOT).replace('_', '.');
        Files.writeString(
                place.project().resolve("cm.lock"),
                LOCK.formatted(
                        PINNED, server.uri("/registry"), server.uri("/" + attack.fileName()), format, size, digest));
        Said said = place.cm("install", "--frozen");
        assertThat(said.exitCode()).as(attack + ": " + said).isEqualTo(5);
        assertThat(said.err())
                .as(attack.toString())
                .containsAnyOf("refused to extract", "is not the file that was pinned");
        assertThat(said.isPlain()).as(said.err()).isTrue();
        assertThat(place.project().resolve(".cm/packages")).doesNotExist();
    }

    /** Below the test's directory there are the projects with their locks, and the empty directories of a store. */
    private void nothingEscaped() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.matches("p/\\d+/cm\\.lock"))
                    .forEach(files::add);
        }
        files.removeIf(file -> file.matches("home/cm/store/v1/(CACHEDIR\\.TAG|lock|in-use|roots/.*|blobs/.*)"));
        // The download of a bigger file that failed is kept for the next run to go on with; so is that of a wrong one.
        files.removeIf(file -> file.matches("home/cm/store/v1/partial/[0-9a-f]{64}/[0-9a-f-]{36}/data"));
        assertThat(files).isEmpty();
        assertThat(Path.of("/evil-absolute")).doesNotExist();
        Place any = new Place(root.resolve("p/1"), root.resolve("home"));
        any.requireCleanStore();
        assertThat(any.leftovers()).allMatch(name -> name.matches("[0-9a-f]{64}"));
    }
}
