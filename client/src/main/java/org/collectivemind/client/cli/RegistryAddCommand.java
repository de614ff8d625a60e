package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectRegistries;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm registry add}. */
@Command(
        name = "add",
        header = "Let this project use a registry.",
        description = {
            "",
            "Registries are asked in the order they were added; one that claims groups serves these alone.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm registry add models file:../registry",
            "  cm registry add hub https://models.example.org/cm",
            "  cm registry add central maven:central",
            "  cm registry add ours maven:ours=https://maven.example.org/releases --group 'org.example.*'"
        })
final class RegistryAddCommand extends CmCommand {
    @Parameters(index = "0", paramLabel = "ALIAS", description = "How the project and its lock call it.")
    private String alias = "";

    @Parameters(index = "1", paramLabel = "WHERE", description = "file:DIR, https://…, maven:ID or maven:ID=URL")
    private String where = "";

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "A group it alone serves, such as org.example.*; repeatable.")
    private List<String> groups = new ArrayList<>();

    RegistryAddCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        Project project = Project.find(directory());
        RegistryDeclaration declared =
                new RegistryDeclaration(new RegistryAlias(alias), RegistriesCommand.RegistryPlace.parse(where), groups);
        ProjectRegistries.add(project, declared);
        return new Result(
                List.of("added registry " + alias + " to " + project.manifestPath()),
                Map.of("alias", alias, "where", where));
    }
}
