package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.platform.HostFingerprint;
import org.collectivemind.client.platform.probe.SystemProbe;
import org.collectivemind.client.project.EnvironmentStamp;
import org.collectivemind.client.project.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NothingToDoIsAnsweredAtOnceTest {
    private static final String UP_TO_DATE = "up to date: 1 package for target host\n";

    @TempDir
    Path directory;

    private record Answer(int code, String out, String err) {}

    private Answer cm(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                words,
                new ProcessContext(
                        project(),
                        Map.of("CM_HOME", directory.resolve("home").toString()),
                        new SystemProbe(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        false,
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                        org.collectivemind.client.transfer.TransferPolicy.DEFAULT,
                        org.collectivemind.client.plan.Room.OF_FILE_SYSTEM));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path project() {
        return directory.resolve("project");
    }

    private Optional<EnvironmentStamp> stamp() {
        return stamp(HostFingerprint.of(new SystemProbe()), Version.text());
    }

    private Optional<EnvironmentStamp> stamp(HostFingerprint machine, String program) {
        return EnvironmentStamp.current(new Project(project()), machine, program);
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void edit(String name, String text, String replacement) throws IOException {
        Path file = project().resolve(name);
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, replacement));
    }

    @BeforeEach
    void anInstalledProject() throws IOException {
        write(
                "tool/cm.yaml",
                "package: {name: \"org.example:tool\", version: 1.0.0, kind: tool, license: Apache-2.0}\n"
                        + "variants:\n  - files: [tool.txt]\nexports: {env: {TOOL: \"{root}/tool.txt\"}}\n");
        write("tool/tool.txt", "a tool");
        write(
                "project/cm.yaml",
                "project: {name: sample}\nregistries: {local: {url: \"file:../registry\"}}\n"
                        + "targets: {host: host, other: {platform: other.yaml}}\n"
                        + "dependencies: [\"org.example:tool@^1.0\"]\n");
        write("project/other.yaml", "platform: 1\nname: other\nfacts: {os: linux, arch: x86_64}\n");
        String registry = directory.resolve("registry").toString();
        assertThat(cm("registry", "init", registry).code()).isZero();
        assertThat(cm(
                                "publish",
                                "--registry",
                                "file:" + registry,
                                directory.resolve("tool").toString())
                        .code())
                .isZero();
        assertThat(cm("install").err()).contains("locked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "install",
                "install --locked",
                "install --frozen",
                "install --quiet",
                "install --json",
                "install --target host",
                "install --target nowhere",
                "install --offline --color always",
                "install -C .",
                "run",
                "env",
                "env --format plain --json"
            })
    void theShortWayAndTheWholeWayAnswerAlike(String words) throws IOException {
        assertThat(stamp()).isPresent();
        Answer quick = cm(words.split(" "));
        Files.delete(project().resolve(".cm/stamp"));

        assertThat(quick).isEqualTo(cm(words.split(" ")));
    }

    @Test
    void itSaysSo() {
        assertThat(cm("install")).isEqualTo(new Answer(0, UP_TO_DATE, ""));
    }

    @Test
    void anEditedManifestIsNoticedAndLockedAgain() throws IOException {
        edit("cm.yaml", "^1.0", "==1.0.0");

        assertThat(stamp()).isEmpty();
        assertThat(cm("install", "--locked").err()).contains("out of date");
        assertThat(cm("install").err()).contains("locked");
        assertThat(stamp()).isPresent();
    }

    @Test
    void aCommentInTheManifestCostsTheWholeWayOnce() throws IOException {
        edit("cm.yaml", "project:", "# a comment\nproject:");
        assertThat(stamp()).isEmpty();

        assertThat(cm("install").out()).isEqualTo(UP_TO_DATE);
        assertThat(stamp()).isPresent();
    }

    @Test
    void anEditedPlatformFileIsNoticed() throws IOException {
        edit("other.yaml", "x86_64", "aarch64");

        assertThat(stamp()).isEmpty();
        assertThat(cm("install", "--locked").err()).contains("out of date");
    }

    @Test
    void anEditedLockIsNoticed() throws IOException {
        edit("cm.lock", "\n}", "\n} ");

        assertThat(stamp()).isEmpty();
    }

    @Test
    void aManifestThatWentOrCameIsNoticed() throws IOException {
        Files.move(project().resolve("cm.yaml"), directory.resolve("kept"));
        assertThat(stamp()).isEmpty();
        assertThat(cm("install").out()).isEqualTo(UP_TO_DATE);
        assertThat(stamp()).isPresent();

        Files.move(directory.resolve("kept"), project().resolve("cm.yaml"));
        assertThat(stamp()).isEmpty();
    }

    @Test
    void afterAFrozenInstallTheManifestIsStillLookedAt() throws IOException {
        edit("cm.yaml", "^1.0", "==1.0.0");

        assertThat(cm("install", "--frozen").out()).isEqualTo(UP_TO_DATE);
        assertThat(stamp()).isEmpty();
        assertThat(cm("install").err()).contains("locked");
    }

    @Test
    void aPackageThatIsGoneIsInstalledAgain() throws IOException {
        Path root = Files.readSymbolicLink(project().resolve(".cm/packages/org.example/tool"));
        Files.move(root, directory.resolve("gone"));

        assertThat(stamp()).isEmpty();
        assertThat(cm("install").out()).startsWith("installed 1 package");
        assertThat(root).isDirectory();
    }

    @Test
    void anEnvironmentThatIsGoneIsMadeAgain() throws IOException {
        Files.delete(project().resolve(".cm/environment.json"));

        assertThat(stamp()).isEmpty();
        assertThat(cm("install").out()).startsWith("installed 1 package");
    }

    @Test
    void anotherMachineOrAnotherProgramDoesNotBelieveIt() {
        assertThat(stamp(new HostFingerprint("another machine"), Version.text()))
                .isEmpty();
        assertThat(stamp(HostFingerprint.of(new SystemProbe()), "99.0.0")).isEmpty();
    }

    @Test
    void aBrokenStampIsNone() throws IOException {
        for (String broken : new String[] {"", "\n", "cm-stamp 1\n", "target\nroot\nfile\n\n", "file /\n\n"}) {
            Files.writeString(project().resolve(".cm/stamp"), broken);

            assertThat(stamp()).isEmpty();
            assertThat(cm("install").out()).isEqualTo(UP_TO_DATE);
            assertThat(stamp()).isPresent();
        }
    }
}
