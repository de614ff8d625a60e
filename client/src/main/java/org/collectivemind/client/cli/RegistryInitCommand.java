package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.collectivemind.client.registry.CmRegistryWriter;
import org.collectivemind.client.registry.DirectoryStorage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cm registry init}. */
@Command(
        name = "init",
        header = "Make an empty registry in a directory.",
        description = {
            "",
            "The directory is a valid Maven repository as well; any web server can serve it for reading.",
            "Where a registry is there already, nothing happens.",
            ""
        },
        footer = {"", "Examples:", "  cm registry init registry", "  cm publish --registry file:registry"})
final class RegistryInitCommand extends CmCommand {
    @Parameters(paramLabel = "DIR", description = "Where; it is made if needed.")
    private Path where = Path.of("");

    RegistryInitCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        Path registry = directory().resolve(where).normalize();
        boolean made =
                CmRegistryWriter.begin(new DirectoryStorage(registry), context().clock());
        return new Result(
                List.of(made ? "made a registry in " + registry : "there is a registry in " + registry),
                Map.of("path", registry.toString(), "made", made));
    }
}
