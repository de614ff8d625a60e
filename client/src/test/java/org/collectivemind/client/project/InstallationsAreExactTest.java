package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.collectivemind.client.adoption.AdoptionChoice;
import org.collectivemind.client.adoption.CachesOfOtherTools;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.testrepos.maven.Jar;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationsAreExactTest {
    private static final String MAC = "platform: 1\nname: laptop\nfacts: {os: macos, arch: aarch64}\n";

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

    private Site aAndB() {
        site.publish("main", "org.example:b@1.0.0")
                .publish(
                        "main",
                        "org.example:a@1.0.0",
                        "variants: [{files: [what.txt]}]\ndependencies: ['org.example:b']")
                .manifest("dependencies: ['org.example:a']");
        site.lock();
        return site;
    }

    private Map<Path, FileTime> state(Path... roots) throws IOException {
        Map<Path, FileTime> state = new TreeMap<>();
        for (Path root : roots) {
            try (var tree = Files.walk(root)) {
                for (Path path : tree.toList()) {
                    state.put(path, Files.getLastModifiedTime(path));
                }
            }
        }
        return state;
    }

    @Test
    void aSecondInstallDoesNothingAndTouchesNoFile() throws IOException {
        Install.Report first = aAndB().install();
        Map<Path, FileTime> before = state(site.project.directory(), site.store.directory());
        int requests = site.server.requests().size();

        Install.Report second = site.install();

        assertThat(first.upToDate()).isFalse();
        assertThat(second.upToDate()).isTrue();
        assertThat(second.environment()).isEqualTo(first.environment());
        assertThat(state(site.project.directory(), site.store.directory())).isEqualTo(before);
        assertThat(site.server.requests()).hasSize(requests);
    }

    @Test
    void filesThatSomebodyDeletedAreMadeAgainFromTheStore() throws IOException {
        Environment environment = aAndB().install().environment();
        Path view = environment.packages().get(0).root();
        try (var tree = Files.walk(view)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                path.toFile().setWritable(true);
                Files.delete(path);
            }
        }
        int requests = site.server.requests().size();

        Install.Report again = site.install();

        assertThat(again.upToDate()).isFalse();
        assertThat(site.installed(again.environment(), "a")).isEqualTo("org.example:a@1.0.0");
        assertThat(site.server.requests()).hasSize(requests);
    }

    @Test
    void theLockAloneIsEnoughInAnotherDirectory() throws IOException {
        aAndB();
        byte[] lock = Files.readAllBytes(site.project.lockPath());
        site.project = new Project(directory.resolve("elsewhere"));
        Files.createDirectories(site.project.directory());
        Files.write(site.project.lockPath(), lock);
        int requests = site.server.requests().size();

        Environment environment = site.newStore().install().environment();

        assertThat(site.installed(environment, "b")).isEqualTo("org.example:b@1.0.0");
        assertThat(site.server
                        .requests()
                        .subList(requests, site.server.requests().size()))
                .as("payloads only, no index")
                .extracting(Request::path)
                .hasSize(2)
                .allMatch(path -> path.endsWith("-default.txt"));
        assertThat(site.project.directory().resolve(".cm/packages/org.example/b/what.txt"))
                .hasContent("org.example:b@1.0.0");
    }

    @Test
    void aMachineBelowTheFloorsIsToldBeforeAnythingIsFetched() {
        site.publish("main", "org.example:a@1.0.0", "variants: [{requires: os = linux, files: [what.txt]}]")
                .manifest("dependencies: ['org.example:a']");
        site.lock();
        site.newStore();
        int requests = site.server.requests().size();
        Install.Options assumed = new Install.Options(Optional.of(new TargetName("box")), true);

        assertThatThrownBy(() -> site.install(MAC, Install.Options.DEFAULT))
                .isInstanceOfSatisfying(NoTargetFits.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.UNSATISFIABLE);
                    assertThat(failure.details()).anyMatch(detail -> detail.contains("target `box`"));
                });
        assertThatThrownBy(() -> site.install(MAC, new Install.Options(Optional.of(new TargetName("box")), false)))
                .isInstanceOf(NoTargetFits.class);
        assertThatThrownBy(() -> site.install(MAC, new Install.Options(Optional.of(new TargetName("absent")), false)))
                .isInstanceOf(UnknownTarget.class);
        assertThat(site.server.requests()).hasSize(requests);
        assertThat(site.install(MAC, assumed).environment().packages()).hasSize(1);
        assertThat(site.install(MAC, assumed).upToDate()).isTrue();
        assertThatThrownBy(() -> site.install(MAC, Install.Options.DEFAULT))
                .as("what was assumed once is not this machine's for good")
                .isInstanceOf(NoTargetFits.class);
    }

    @Test
    void theFirstTargetWhoseFloorsHoldIsInstalled() {
        site.publish("main", "org.example:a@1.0.0", """
                        attributes: {run.device: {values: [metal, cpu]}}
                        variants:
                          - {when: {run.device: metal}, requires: os = macos, files: [what.txt]}
                          - {when: {run.device: cpu}, files: [what.txt]}
                        """).manifest("""
                        targets: {laptop: {os: macos, arch: aarch64}, box: {os: linux, arch: x86_64}}
                        dependencies: ['org.example:a']""");
        site.lock();

        assertThat(site.install().environment().target()).hasToString("box");
        assertThat(site.install(MAC, new Install.Options(Optional.of(new TargetName("laptop")), false))
                        .environment()
                        .target())
                .hasToString("laptop");
    }

    @Test
    void aPayloadThatTwoPackagesShareIsFetchedOnce() {
        byte[] jar = Jar.of(Map.of("what.txt", "shared"));
        site.server.serve("/upstream/shared.jar", jar);
        String source = "variants: [{sources: [{url: '" + site.server.uri("/upstream/shared.jar") + "', sha256: "
                + Hasher.of(jar) + ", size: " + jar.length + ", entries: [what.txt]}]}]";
        site.publish("main", "org.example:a@1.0.0", source)
                .publish("main", "org.example:b@1.0.0", source)
                .manifest("dependencies: ['org.example:a', 'org.example:b']");
        site.lock();
        int before = site.server.requests("/upstream/shared.jar").size();

        Install.Report report = site.newStore().install();

        assertThat(site.server.requests("/upstream/shared.jar")).hasSize(before + 1);
        assertThat(report.fetched()).isEqualTo(jar.length);
        assertThat(site.installed(report.environment(), "a")).isEqualTo("shared");
        assertThat(site.installed(report.environment(), "b")).isEqualTo("shared");
    }

    @Test
    void theUsersLocalMavenRepositoryComesBeforeTheNetworkAndIsVerified() throws IOException {
        byte[] jar = Jar.of(Map.of("what.txt", "from Maven"));
        site.server.serve("/maven2/org/example/lib/1.0/lib-1.0.jar", jar);
        settings();
        Path local = directory.resolve("home/.m2/repository/org/example/lib/1.0/lib-1.0.jar");
        Files.createDirectories(local.getParent());
        Files.write(local, jar);
        site.publish(
                        "main",
                        "org.example:a@1.0.0",
                        "variants: [{sources: [{maven: 'org.example:lib:1.0', sha256: " + Hasher.of(jar) + ", size: "
                                + jar.length + ", entries: [what.txt]}]}]")
                .manifest("dependencies: ['org.example:a']");
        site.lock();
        site.adoption = CachesOfOtherTools.of(
                AdoptionChoice.ALL,
                Map.of(),
                artifact -> Optional.of(directory.resolve("home/.m2/repository").resolve(artifact.path())));

        assertThat(site.installed(site.newStore().install().environment(), "a")).isEqualTo("from Maven");
        assertThat(mavenRequests()).isEmpty();

        Files.write(local, Jar.of(Map.of("what.txt", "tampered!!")));
        Files.delete(site.project.environmentPath().resolve("environment.json"));
        assertThat(site.newStore().install().environment().packages()).hasSize(1);
        assertThat(site.installed(site.install().environment(), "a")).isEqualTo("from Maven");
        assertThat(mavenRequests()).hasSize(1);
    }

    private List<Request> mavenRequests() {
        return site.server.requests("/maven2/org/example/lib/1.0/lib-1.0.jar");
    }

    private void settings() throws IOException {
        Path settings = directory.resolve("home/.m2/settings.xml");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                "<settings><mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>"
                        + site.server.uri("/maven2/") + "</url></mirror></mirrors></settings>");
    }

    @Test
    void aPayloadThatIsNotWhatTheLockPinsIsNeverInstalled() throws IOException {
        aAndB().newStore();
        Path payload = directory.resolve("registries/main/org/example/a/1.0.0/a-1.0.0-default.txt");
        Files.writeString(payload, "org.example:a@6.6.6");

        assertThatThrownBy(site::install)
                .isInstanceOfSatisfying(
                        CmException.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY));
        assertThat(site.project.environmentPath().resolve("environment.json")).doesNotExist();
    }

    @Test
    void manyInstallationsOfOneProjectAtOnceAllSucceed() throws Exception {
        aAndB().newStore();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Install.Report>> racing = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                racing.add(site::install);
            }
            for (Future<Install.Report> report : threads.invokeAll(racing)) {
                assertThat(site.installed(report.get().environment(), "a")).isEqualTo("org.example:a@1.0.0");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(site.install().upToDate()).isTrue();
        try (var left = Files.list(site.project.environmentPath())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".gitignore", "environment.json", "packages");
        }
    }

    @Test
    void aNewMachineChecksAgain() {
        aAndB().install();
        site.write(".cm/environment.json", "{\"cm-environment\": 99}");

        assertThat(site.install().upToDate()).isFalse();
        assertThat(site.install().upToDate()).isTrue();
    }
}
