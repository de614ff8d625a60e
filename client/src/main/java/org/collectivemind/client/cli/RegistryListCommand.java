package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import picocli.CommandLine.Command;

/** {@code cm registry list}. */
@Command(
        name = "list",
        header = "List the registries of this project, in the order they are asked.",
        footer = {"", "Examples:", "  cm registry list"})
final class RegistryListCommand extends CmCommand {
    RegistryListCommand(ProcessContext context) {
        super(context);
    }

    /** One registry in {@code --json}. */
    record Json(String alias, String kind, String where, List<String> groups) {}

    @Override
    Result run() {
        Project project = Project.find(directory());
        List<Json> json = new ArrayList<>();
        for (RegistryDeclaration declared : project.projectManifest().registries()) {
            json.add(describe(declared));
        }
        List<String> text = new ArrayList<>();
        int alias =
                json.stream().mapToInt(entry -> entry.alias().length()).max().orElse(0);
        int kind = json.stream().mapToInt(entry -> entry.kind().length()).max().orElse(0);
        for (Json entry : json) {
            String groups = entry.groups().isEmpty() ? "" : "  serves " + String.join(", ", entry.groups());
            text.add(entry.alias()
                    + " ".repeat(alias - entry.alias().length() + 2)
                    + entry.kind()
                    + " ".repeat(kind - entry.kind().length() + 2)
                    + entry.where()
                    + groups);
        }
        if (json.isEmpty()) {
            output().note("no registries; `cm registry add` adds one");
        }
        return new Result(text, json);
    }

    private static Json describe(RegistryDeclaration declared) {
        if (declared.location() instanceof RegistryLocation.Cm cm) {
            return new Json(declared.alias().text(), "cm", cm.url(), declared.groups());
        }
        RegistryLocation.PlainMaven maven = (RegistryLocation.PlainMaven) declared.location();
        String where = maven.url().isEmpty() ? maven.id() + " (as Maven is configured)" : maven.url();
        return new Json(declared.alias().text(), "maven", where, declared.groups());
    }
}
