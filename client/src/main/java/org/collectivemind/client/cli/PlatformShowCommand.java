package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.platform.PlatformReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm platform show}. */
@Command(
        name = "show",
        header = "Show this machine's facts, where each comes from, and what is unknown.",
        footer = {
            "",
            "Examples:",
            "  cm platform show",
            "  cm platform show --set cuda.driver=550.54.14",
            "  cm platform show --json"
        })
final class PlatformShowCommand extends CmCommand {
    @Option(names = "--set", paramLabel = "FACT=VALUE", description = "Assert a fact; repeatable.")
    private List<String> facts = new ArrayList<>();

    PlatformShowCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        try (Wiring wiring = wiring(directory(), facts)) {
            PlatformReport report = PlatformReport.of(wiring.host().get());
            return new Result(report.lines(), report);
        }
    }
}
