package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRegistriesTest {
    private static final RegistryDeclaration TEAM = new RegistryDeclaration(
            new RegistryAlias("team"), new RegistryLocation.Cm("file:../team"), List.of("com.corp", "com.corp.*"));

    @TempDir
    Path directory;

    private Project project(String manifest) throws IOException {
        Files.writeString(directory.resolve("cm.yaml"), manifest);
        return new Project(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project: {name: demo}\n",
                "project: {name: demo}",
                "project: {name: demo}\nregistries:\n  central: {maven: central}\n",
                "project: {name: demo}\nregistries:\n  # ours\n  central: {maven: central} # public\n\n# last\n",
                "project: {name: demo}\nregistries:\n    central: {maven: central}\ntargets: [host]\n",
                "project: {name: demo}\nregistries: # where from\n  central: {maven: central}\n",
            })
    void aRegistryIsAddedLastAndTheRestStaysAsItIs(String before) throws IOException {
        Project project = project(before);
        List<RegistryDeclaration> known = project.projectManifest().registries();

        ProjectRegistries.add(project, TEAM);

        List<RegistryDeclaration> registries = project.projectManifest().registries();
        List<RegistryDeclaration> expected = new ArrayList<>(known);
        expected.add(TEAM);
        assertThat(registries).isEqualTo(expected);
        assertThat(Files.readAllLines(project.manifestPath()))
                .containsAll(before.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project: {name: demo}\nregistries: {central: {maven: central}}\n",
                "{project: {name: demo}}\n",
            })
    void aLayoutThatCannotBeKeptIsLeftAloneWithTheLineToWrite(String before) throws IOException {
        Project project = project(before);

        assertThatThrownBy(() -> ProjectRegistries.add(project, TEAM))
                .isInstanceOfSatisfying(
                        ProjectRegistries.NotEdited.class,
                        failure -> assertThat(failure.hints())
                                .anyMatch(hint -> hint.contains(
                                        "team: {url: \"file:../team\", groups: [\"com.corp\", \"com.corp.*\"]}")));
        assertThat(project.manifestPath()).hasContent(before);
    }

    @Test
    void anAliasIsTakenOnce() throws IOException {
        Project project = project("project: {name: demo}\nregistries:\n  team: {maven: central}\n");

        assertThatThrownBy(() -> ProjectRegistries.add(project, TEAM)).isInstanceOf(ProjectRegistries.AliasTaken.class);
    }

    @Test
    void mavenRepositoriesAreWrittenToo() throws IOException {
        Project project = project("project: {name: demo}\n");
        RegistryDeclaration maven = new RegistryDeclaration(
                new RegistryAlias("files"), new RegistryLocation.PlainMaven("files", "file:///repo"), List.of());

        ProjectRegistries.add(project, maven);

        assertThat(project.projectManifest().registries()).containsExactly(maven);
    }
}
