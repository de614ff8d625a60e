package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.collectivemind.client.plan.Acquisition;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.client.plan.Budget;
import org.collectivemind.client.plan.NotEnoughSpace;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.transfer.NotFound;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.testrepos.maven.Jar;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationsFetchOnlyWhatIsNeededTest {
    private static final String JAR = "/upstream/runtime.jar";
    private static final int MEGABYTE = 1 << 20;
    /** From here on a file is a payload of its own. */
    private static final int BIG = 16 * MEGABYTE;

    @TempDir
    Path directory;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(directory);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** A jar of 4 MiB of which 100 kB are wanted. */
    private byte[] runtime() {
        byte[] jar = Jar.of(Map.of(
                "a/windows.dll", "w".repeat(2 * MEGABYTE),
                "b/linux.so", "l".repeat(100_000),
                "c/mac.dylib", "m".repeat(2 * MEGABYTE)));
        site.server.serve(JAR, jar);
        site.publish(
                        "main",
                        "org.example:runtime@1.0.0",
                        "variants: [{sources: [{url: '" + site.server.uri(JAR) + "', sha256: " + Hasher.of(jar)
                                + ", size: " + jar.length + ", entries: [b/linux.so]}]}]")
                .manifest("dependencies: ['org.example:runtime']");
        site.lock();
        site.newStore();
        return jar;
    }

    @Test
    void ofAJarOnlyTheWantedEntriesAreAskedFor() {
        byte[] jar = runtime();
        long before = site.server.bytesSent(JAR);

        Install.Report report = site.install();

        assertThat(site.server.bytesSent(JAR) - before).isBetween(100_000L, jar.length / 4L);
        assertThat(report.fetched()).isBetween(100_000L, jar.length / 4L);
        assertThat(report.environment().packages().get(0).root().resolve("b/linux.so"))
                .hasSize(100_000);
    }

    @Test
    void whereTheHostHasNoRangesTheJarIsFetchedWhole() {
        byte[] jar = runtime();
        site.server.always(JAR, Fault.ignoreRange());

        Install.Report report = site.install();

        assertThat(report.fetched()).isGreaterThanOrEqualTo(jar.length);
        assertThat(report.environment().packages().get(0).root().resolve("b/linux.so"))
                .hasSize(100_000);
    }

    @Test
    void aDamagedDirectoryOfAJarIsFoundOutByItsHash() {
        byte[] jar = runtime();
        site.server.script(JAR, Fault.flipByte(jar.length - 60));

        assertThat(site.install().environment().packages().get(0).root().resolve("b/linux.so"))
                .hasSize(100_000);
    }

    @Test
    void ofANewVersionOnlyTheChangedFilesAreFetched() {
        site.publish("main", model("1.0.0").bytes("a.bin", 1, BIG).bytes("b.bin", 2, BIG))
                .publish("main", model("2.0.0").bytes("a.bin", 1, BIG).bytes("b.bin", 3, BIG))
                .manifest("dependencies: ['org.example:model@==1.0.0']");
        site.lock();
        site.newStore().install();
        site.manifest("dependencies: ['org.example:model@==2.0.0']");
        site.lock();

        Install.Report report = site.install();

        assertThat(report.fetched()).isEqualTo(BIG);
        Budget budget = report.budget().orElseThrow();
        assertThat(budget.download()).isEqualTo(BIG);
        assertThat(budget.present()).isEqualTo(BIG);
        assertThat(budget.environment()).isEqualTo(2L * BIG);
    }

    @Test
    void ofAChangedBigFileOnlyTheChangedPartsAreFetched() throws IOException {
        int part = Math.toIntExact(Parts.SIZE);
        PackageDirectory second = model("2.0.0").bytes("w.bin", 1, part + MEGABYTE);
        site.publish("main", model("1.0.0").bytes("w.bin", 1, part + MEGABYTE));
        try (FileChannel changed = FileChannel.open(second.root().resolve("w.bin"), StandardOpenOption.WRITE)) {
            changed.write(ByteBuffer.wrap("fine-tuned".getBytes(StandardCharsets.US_ASCII)), part);
        }
        site.publish("main", second).manifest("dependencies: ['org.example:model@==1.0.0']");
        site.lock();
        site.newStore().install();
        site.manifest("dependencies: ['org.example:model@==2.0.0']");
        site.lock();

        assertThat(site.preview().plan().orElseThrow().budget().download()).isEqualTo(MEGABYTE);
        Install.Report report = site.install();
        assertThat(report.fetched()).isEqualTo(MEGABYTE);
        assertThat(report.environment().packages().get(0).root().resolve("w.bin"))
                .hasSameBinaryContentAs(second.root().resolve("w.bin"));
    }

    private PackageDirectory model(String version) {
        return new PackageDirectory(
                directory.resolve("sources").resolve(version),
                "package: {name: 'org.example:model', version: " + version
                        + ", kind: model}\nvariants: [{files: ['*.bin']}]\n");
    }

    @Test
    void manySmallPackagesAreInstalledSideBySide() throws IOException {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            String name = "org.example:part" + number;
            names.add("'" + name + "'");
            PackageDirectory part = new PackageDirectory(
                    directory.resolve("sources").resolve("part" + number),
                    "package: {name: '" + name
                            + "', version: 1.0.0, kind: dataset}\nvariants: [{files: ['data/*.txt']}]\n");
            for (int file = 0; file < 40; file++) {
                part.text("data/" + file + ".txt", "part " + number + " file " + file + " of " + (number + file) % 7);
            }
            site.publish("main", part);
        }
        site.manifest("dependencies: " + names);
        site.lock();

        Install.Report report = site.newStore().install();

        assertThat(report.installed()).isEqualTo(50);
        assertThat(report.links().linked()).isEqualTo(2000);
        for (InstalledPackage installed : report.environment().packages()) {
            String number = installed.coordinate().name().name().substring("part".length());
            for (int file = 0; file < 40; file++) {
                assertThat(installed.root().resolve("data/" + file + ".txt"))
                        .hasContent(
                                "part " + number + " file " + file + " of " + (Integer.parseInt(number) + file) % 7);
            }
        }
        assertThat(site.store.verify().isClean()).isTrue();
        assertThat(site.install().upToDate()).isTrue();
    }

    @Test
    void whereOneDownloadFailsTheOthersKeepWhatTheyDid() throws IOException {
        site.publish("main", model("1.0.0").bytes("a.bin", 1, BIG).bytes("b.bin", 2, BIG))
                .manifest("dependencies: ['org.example:model']");
        site.lock();
        site.newStore();
        String path = payload("b.bin");
        site.server.script(path, Fault.stall(MEGABYTE, java.time.Duration.ofMillis(500)), Fault.none());
        site.server.script(payload("a.bin"), Fault.status(404));

        assertThatThrownBy(site::install)
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("model 1.0.0")
                .hasMessageContaining("a.bin");
        assertThat(site.project.environmentPath().resolve("environment.json")).doesNotExist();
        assertThat(site.store.verify().isClean()).isTrue();

        assertThat(site.install().environment().packages()).hasSize(1);
        assertThat(site.store.verify().isClean()).isTrue();
    }

    /** Where the registry has a file of the model. */
    private String payload(String file) throws IOException {
        byte[] content = Files.readAllBytes(directory.resolve("sources/1.0.0").resolve(file));
        Path registry = directory.resolve("registries");
        try (var files = Files.walk(registry.resolve("main/org/example/model"))) {
            for (Path candidate : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(candidate) == content.length
                        && java.util.Arrays.equals(Files.readAllBytes(candidate), content)) {
                    return "/" + registry.relativize(candidate);
                }
            }
        }
        throw new AssertionError("the registry has no " + file);
    }

    @Test
    void whatDoesNotFitOnTheDiskIsRefusedBeforeAnythingIsAsked() {
        site.publish("main", model("1.0.0").bytes("a.bin", 1, BIG)).manifest("dependencies: ['org.example:model']");
        site.lock();
        site.newStore();
        int requests = site.server.requests().size();

        site.room = place -> OptionalLong.of(BIG);
        assertThatThrownBy(site::install).isInstanceOfSatisfying(NotEnoughSpace.class, refused -> {
            assertThat(refused.budget().room()).isGreaterThan(BIG);
            assertThat(refused.details()).anyMatch(line -> line.contains("16.8 MB"));
        });
        assertThat(site.server.requests()).hasSize(requests);

        site.room = place -> OptionalLong.empty();
        assertThat(site.install().fetched()).isEqualTo(BIG);
    }

    @Test
    void aLookFetchesAndWritesNothing() {
        runtime();
        int requests = site.server.requests().size();
        site.store = Store.at(directory.resolve("nowhere"), List.of());

        Plan plan = site.preview().plan().orElseThrow();

        assertThat(plan.payloads()).hasSize(1);
        assertThat(plan.payloads().get(0).acquisition()).isInstanceOf(Acquisition.Entries.class);
        assertThat(plan.budget().download()).isBetween(100_000L, 200_000L);
        assertThat(plan.budget().environment()).isEqualTo(100_000);
        assertThat(directory.resolve("nowhere")).doesNotExist();
        assertThat(site.project.environmentPath()).doesNotExist();
        assertThat(site.server.requests()).hasSize(requests);
    }

    @Test
    void whatAnotherToolLeftIsUsedAfterItWasHashed() throws IOException {
        site.publish("main", model("1.0.0").bytes("a.bin", 1, BIG)).manifest("dependencies: ['org.example:model']");
        site.lock();
        Path left = directory.resolve("sources/1.0.0/a.bin");
        site.adoption = payload -> Optional.of(new Adoption.Candidate(left, "the cache of a test"));
        Install.Report adopted = site.newStore().install();
        assertThat(adopted.fetched()).isZero();
        assertThat(adopted.budget().orElseThrow().adopted()).isEqualTo(BIG);
        assertThat(left).exists();

        byte[] content = Files.readAllBytes(left);
        content[MEGABYTE]++;
        Files.write(left, content);
        Files.delete(site.project.environmentPath().resolve("environment.json"));
        Install.Report fetched = site.newStore().install();
        assertThat(fetched.fetched()).isEqualTo(BIG);
        assertThat(site.store.verify().isClean()).isTrue();
    }
}
