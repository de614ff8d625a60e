package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.manifest.ManifestEditor;
import org.collectivemind.format.name.PackageSlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksMoveAsLittleAsPossibleTest {
    @TempDir
    Path directory;

    private Site site;

    @BeforeEach
    void publish() {
        site = new Site(directory)
                .publish("main", "org.example:a@1.0.0")
                .publish("main", "org.example:b@1.0.0")
                .manifest("dependencies: ['org.example:a@^1', 'org.example:b@^1']");
        site.lock();
        site.publish("main", "org.example:a@1.1.0").publish("main", "org.example:b@1.1.0");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void lockingAgainKeepsEveryVersionAndEveryByte() throws IOException {
        Path lock = site.project.lockPath();
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(lock, before);

        assertThat(site.lock().changed()).isFalse();

        assertThat(site.locked()).containsExactly("a 1.0.0", "b 1.0.0");
        assertThat(Files.getLastModifiedTime(lock)).isEqualTo(before);
    }

    @Test
    void updatingOnePackageKeepsTheOthers() {
        LockReport report = site.update("org.example:a");

        assertThat(site.locked()).containsExactly("a 1.1.0", "b 1.0.0");
        assertThat(report.changes())
                .extracting(LockChange::toString)
                .containsExactly("~ org.example:a 1.0.0 -> 1.1.0 because it was asked for");
    }

    @Test
    void updatingAllMovesAll() {
        site.update();

        assertThat(site.locked()).containsExactly("a 1.1.0", "b 1.1.0");
    }

    @Test
    void aNewDependencyDoesNotMoveWhatIsLocked() {
        site.publish("main", "org.example:c@1.0.0", "dependencies: ['org.example:a@>=1']")
                .manifest("dependencies: ['org.example:a@^1', 'org.example:b@^1', 'org.example:c@^1']");

        site.lock();

        assertThat(site.locked()).containsExactly("a 1.0.0", "b 1.0.0", "c 1.0.0");
    }

    @Test
    void whatNoLongerFitsMovesAndNothingElse() {
        site.manifest("dependencies: ['org.example:a@^1.1', 'org.example:b@^1']");

        site.lock();

        assertThat(site.locked()).containsExactly("a 1.1.0", "b 1.0.0");
    }

    @Test
    void onlyWhatTheManifestAsksMakesALockStale() throws IOException {
        String manifest = Files.readString(site.project.manifestPath());
        assertThat(site.isCurrent()).isTrue();

        site.write("cm.yaml", "# a comment\n" + manifest.replace("'org.example:a@^1'", "\"org.example:a@^1\""))
                .write("notes.txt", "not of the project's inputs");
        assertThat(site.isCurrent()).as("comments and layout").isTrue();

        site.write("cm.yaml", manifest + "scripts: {hello: echo}\n");
        assertThat(site.isCurrent()).as("scripts are not locked").isTrue();

        site.write("cm.yaml", manifest.replace("a@^1", "a@^1.0"));
        assertThat(site.isCurrent()).as("another constraint").isFalse();

        site.write("cm.yaml", manifest + "policy: {prereleases: ['org.example:a']}\n");
        assertThat(site.isCurrent()).as("another policy").isFalse();
    }

    @Test
    void aPlatformFileIsAnInput() {
        site.write("box.yaml", Site.LINUX)
                .manifest("targets: {box: {platform: box.yaml}}\ndependencies: ['org.example:a@^1']");
        site.lock();
        assertThat(site.isCurrent()).isTrue();

        site.write("box.yaml", "# a comment\n" + Site.LINUX);
        assertThat(site.isCurrent()).as("a comment in it").isTrue();

        site.write("box.yaml", Site.LINUX.replace("x86_64", "aarch64"));
        assertThat(site.isCurrent()).as("another fact").isFalse();
    }

    @Test
    void aMergeThatVersionControlCouldNotFinishIsSettledByLocking() throws IOException {
        String ours = Files.readString(site.project.lockPath());
        site.update();
        String theirs = Files.readString(site.project.lockPath());
        site.write("cm.lock", "<<<<<<< HEAD\n" + ours + "||||||| base\n=======\n" + theirs + ">>>>>>> branch\n");

        assertThatThrownBy(site::isCurrent)
                .isInstanceOf(MalformedFile.class)
                .hasMessage("the lockfile holds an unfinished merge");
        site.lock();

        assertThat(site.project.lockPath()).hasContent(ours);
        assertThat(site.isCurrent()).isTrue();
    }

    @Test
    void aLockThatIsDamagedIsNotSilentlyReplaced() {
        site.write("cm.lock", "{\"cm-lock\": 1, \"inp");

        assertThatThrownBy(site::lock).isInstanceOf(MalformedFile.class);
        site.update();

        assertThat(site.locked()).containsExactly("a 1.1.0", "b 1.1.0");
    }

    @Test
    void targetsGetOneVersionWhereBothCan() {
        site.publish("main", "org.example:c@1.0.0", """
                        attributes: {run.device: {values: [cpu, metal]}}
                        variants:
                          - {when: {run.device: cpu}, files: [what.txt]}
                          - {when: {run.device: metal}, requires: os = macos, files: [what.txt]}
                        """)
                .publish("main", "org.example:c@2.0.0", "variants: [{requires: os = macos, files: [what.txt]}]")
                .manifest("""
                        targets: {box: {os: linux, arch: x86_64}, laptop: {os: macos, arch: aarch64}}
                        dependencies: ['org.example:c']""");

        site.lock();

        assertThat(site.locked()).containsExactly("c 1.0.0");
    }

    @Test
    void anEditThatCannotBeLockedLeavesBothFilesAsTheyWere() throws IOException {
        String manifest = Files.readString(site.project.manifestPath());
        String lock = Files.readString(site.project.lockPath());
        ManifestEdit edit = new ManifestEdit(site.project);

        assertThatThrownBy(() -> edit.run(text -> text.replace("a@^1", "a@^9"), site::solving, ThisTime.NOTHING))
                .isInstanceOf(Unsatisfiable.class);
        assertThatThrownBy(() ->
                        edit.run(text -> text.replace("example:a", "example:absent"), site::solving, ThisTime.NOTHING))
                .hasMessageContaining("org.example:absent");
        assertThat(site.project.manifestPath()).hasContent(manifest);
        assertThat(site.project.lockPath()).hasContent(lock);

        edit.run(
                text -> ManifestEditor.removeDependency(text, "cm.yaml", PackageSlot.parse("org.example:b")),
                site::solving,
                ThisTime.NOTHING);
        assertThat(site.locked()).containsExactly("a 1.0.0");
        assertThat(site.isCurrent()).isTrue();
    }

    @Test
    void theSameInputGivesTheSameBytesInAnyDirectory(@TempDir Path elsewhere) throws IOException {
        site.write("box.yaml", Site.LINUX).manifest("""
                targets:
                  file: {platform: box.yaml}
                  inline: {os: linux, arch: x86_64, devices: [{api: cuda, cc: "8.6"}]}
                dependencies: ['org.example:a@^1']""");
        site.lock();
        String lock = Files.readString(site.project.lockPath());
        String manifest = Files.readString(site.project.manifestPath());
        assertThat(lock).doesNotContain(directory.toString());

        site.project = new Project(elsewhere.resolve("another/checkout"));
        site.write("cm.yaml", manifest.replace("name: demo", "name: other"))
                .write("box.yaml", Site.LINUX)
                .write("cm.lock", lock);

        assertThat(site.isCurrent()).isTrue();
        assertThat(site.lock().changed()).isFalse();
    }
}
