package org.collectivemind.client.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.PlatformPage;
import org.collectivemind.client.platform.PlatformPage.Entry;
import org.collectivemind.client.platform.PlatformPage.Section;
import org.collectivemind.client.platform.PlatformReport;
import org.collectivemind.client.platform.software.SoftwareReport;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetFit;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm platform show}. */
@Command(
        name = "show",
        header = "Show a machine's facts, where each comes from, what is unknown, which lock target fits it.",
        description = {
            "",
            "MACHINE is `host`, which is this one and meant where nothing is said, a target of this project, a",
            "preset or a platform file.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm platform show",
            "  cm platform show aws-g5                see `cm platform list`",
            "  cm platform show --set cuda.driver=550.54.14",
            "  cm platform show --software            also programs such as python3, gcc, nvcc",
            "  cm platform show --json"
        })
final class PlatformShowCommand extends CmCommand {
    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private FreshOption fresh = new FreshOption();

    @Option(names = "--software", description = "Also look for common programs and their versions.")
    private boolean software;

    @Parameters(arity = "0..1", paramLabel = "MACHINE", description = "host, a target, a preset or a platform file.")
    private String machine = TargetName.HOST.text();

    PlatformShowCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. @param targets of cm.lock, where the user stands in a project with one */
    record Json(@JsonUnwrapped PlatformReport platform, List<TargetFit> targets) {}

    /** The same with programs. */
    record WithSoftware(
            @JsonUnwrapped PlatformReport platform, List<TargetFit> targets, List<SoftwareReport.Row> software) {}

    @Override
    Result run() {
        Optional<Project> project = Project.above(directory());
        try (Wiring wiring = wiring(directory(), host)) {
            wiring.thisMachine().ask(fresh.isFresh());
            Platform platform = NamedMachine.asserted(machine, project, directory(), wiring, host);
            PlatformReport report = PlatformReport.of(platform);
            List<TargetFit> targets =
                    project.map(where -> targets(where, platform, wiring)).orElse(List.of());
            List<String> text = text(report, targets);
            if (!software) {
                return new Result(text, new Json(report, targets));
            }
            SoftwareReport tools = wiring.software().report(platform);
            text.add("");
            text.addAll(tools.lines());
            return new Result(text, new WithSoftware(report, targets, tools.tools()));
        }
    }

    /** A lock that cannot be read is another command's error: facts are what one looks at when something is wrong. */
    private List<TargetFit> targets(Project project, Platform platform, Wiring wiring) {
        try {
            Optional<Lockfile> lock = project.lock();
            lock.map(Lockfile::detected)
                    .orElse(List.of())
                    .forEach(rule -> wiring.software().learn(rule));
            return lock.map(read -> TargetFit.of(read, platform)).orElse(List.of());
        } catch (CmException unreadable) {
            output().warn("which targets fit is not known: " + unreadable.getMessage());
            return List.of();
        }
    }

    private List<String> text(PlatformReport report, List<TargetFit> targets) {
        PlatformText page = new PlatformText(output().colour(), PlatformText.width(context()));
        List<String> text = new ArrayList<>(page.headline(report.headline()));
        PlatformPage.origin(report).ifPresent(origin -> text.addAll(page.aside("from " + origin)));
        PlatformPage.sections(report).forEach(section -> text.addAll(page.section(section)));
        if (!targets.isEmpty()) {
            text.addAll(page.section(new Section(
                    "targets of cm.lock", targets.stream().map(this::entry).toList())));
        }
        return text;
    }

    private Entry entry(TargetFit fit) {
        if (fit.fits()) {
            return new Entry(
                    fit.target(), fit.installed() ? "fits, and is the one `cm install` takes" : "fits", "", false);
        }
        int more = fit.reasons().size() - 1;
        String first = fit.reasons().get(0);
        return new Entry(
                fit.target(), first + (more == 0 ? "" : "; and " + Counted.of(more, "more reason")), "", false);
    }
}
