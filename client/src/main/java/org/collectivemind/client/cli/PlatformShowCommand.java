package org.collectivemind.client.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.platform.PlatformReport;
import org.collectivemind.client.platform.software.SoftwareReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  cm platform show --software            also programs such as python3, gcc, nvcc",
            "  cm platform show --json"
        })
final class PlatformShowCommand extends CmCommand {
    @Mixin
    private HostOptions host = new HostOptions();

    @Option(
            names = "--fresh",
            description =
                    "Ask all programs anew. Else what they said is remembered for a day, while boot, drivers and devices"
                            + " are the same.")
    private boolean fresh;

    @Option(names = "--software", description = "Also look for common programs and their versions.")
    private boolean software;

    PlatformShowCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json} with programs. */
    record Json(@JsonUnwrapped PlatformReport platform, List<SoftwareReport.Row> software) {}

    @Override
    Result run() {
        try (Wiring wiring = wiring(directory(), host)) {
            wiring.thisMachine().ask(fresh);
            PlatformReport report = PlatformReport.of(wiring.host().get());
            if (!software) {
                return new Result(report.lines(), report);
            }
            SoftwareReport tools =
                    SoftwareReport.of(wiring.software().all(), wiring.host().get());
            List<String> text = new ArrayList<>(report.lines());
            text.add("");
            text.addAll(tools.lines());
            return new Result(text, new Json(report, tools.tools()));
        }
    }
}
