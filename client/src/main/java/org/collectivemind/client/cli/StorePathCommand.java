package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.collectivemind.client.home.CmHome;
import picocli.CommandLine.Command;

/** {@code cm store path}. */
@Command(
        name = "path",
        header = "Print where the store is.",
        footer = {"", "Examples:", "  cm store path", "  CM_HOME=/data/cm cm store path"})
final class StorePathCommand extends CmCommand {
    StorePathCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        Path path = CmHome.of(context().variables()).store();
        return new Result(List.of(path.toString()), Map.of("path", path.toString()));
    }
}
