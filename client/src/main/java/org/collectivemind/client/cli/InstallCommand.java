package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.EnvironmentStamp;
import org.collectivemind.client.project.HostTarget;
import org.collectivemind.client.project.Install;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetChoice;
import org.collectivemind.client.project.TargetEdit;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.platform.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm install}. */
@Command(
        name = "install",
        header = "Make the environment that cm.lock pins.",
        description = {
            "",
            "Locks first where cm.yaml asks for something else than cm.lock has. Needs cm.lock alone:",
            "neither cm.yaml nor an index. The target is checked before anything is fetched.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm install                         for this machine",
            "  cm install --locked                fail rather than change cm.lock (for CI)",
            "  cm install --frozen                use cm.lock as it is, do not look at cm.yaml",
            "  cm install --target mac --assume   lay out another machine's target here",
            "  cm install --relock-for-host       add this machine to cm.yaml and cm.lock; the rest stays"
        })
final class InstallCommand extends ProjectCommand {
    @Option(names = "--target", paramLabel = "NAME", description = "Install this target of the lock.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--assume",
            description = "With --target: install it even where this machine does not meet its needs.")
    private boolean assume;

    @Option(names = "--locked", description = "Fail if cm.lock is out of date.")
    private boolean locked;

    @Option(names = "--frozen", description = "Use cm.lock as it is.")
    private boolean frozen;

    @Option(
            names = "--relock-for-host",
            description = "Where no target fits this machine: describe it, add it to cm.yaml and lock it.")
    private boolean relock;

    InstallCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. */
    record Json(
            boolean upToDate, String target, int packages, int installed, long fetchedBytes, List<Entry> environment) {
        record Entry(String coordinate, String alias, String variant, String root) {}
    }

    @Override
    Result run(Project project, Wiring wiring) {
        Install.Options options = new Install.Options(target(target), assume);
        if (relock) {
            relockForHost(project, wiring);
        } else if (!common().json()) {
            Optional<EnvironmentStamp> current = NothingToDo.in(project, wiring.machine(), options.target());
            if (current.isPresent()) {
                return new Result(List.of(NothingToDo.text(current.get())), List.of());
            }
        }
        Install.Report report = ready(project, wiring, options, Locking.of(locked, frozen));
        List<String> text = new ArrayList<>();
        int packages = report.environment().packages().size();
        if (report.upToDate()) {
            text.add(NothingToDo.text(new EnvironmentStamp(report.environment().target(), packages)));
        } else {
            text.add("installed " + Counted.of(packages, "package") + " for target "
                    + report.environment().target() + " (" + report.installed() + " new, "
                    + ByteText.of(report.fetched()) + " fetched)");
        }
        return new Result(text, json(report));
    }

    private void relockForHost(Project project, Wiring wiring) {
        if (locked || frozen) {
            throw new UsageErrors.WrongUsage(
                    "`--relock-for-host` changes cm.lock, and `--locked` and `--frozen` say that it stays",
                    List.of("leave one of them out"));
        }
        if (target.isPresent() || assume) {
            throw new UsageErrors.WrongUsage(
                    "`--relock-for-host` adds a target for this machine and installs it, so `--target` has no say",
                    List.of("leave one of them out"));
        }
        bringUpToDate(project, wiring, Locking.UPDATE);
        Platform machine = wiring.host().get();
        Lockfile lock = project.lock().orElseThrow();
        lock.detected().forEach(rule -> wiring.software().learn(rule));
        List<TargetName> fitting = TargetChoice.fitting(lock, machine);
        if (!fitting.isEmpty()) {
            output().note("target `" + fitting.get(0) + "` fits this machine: nothing to lock");
            return;
        }
        HostTarget host = HostTarget.of(project, project.projectManifest(), machine);
        TargetEdit.Prepared prepared = host.add(project, manifest -> solving(project, manifest, wiring));
        output().note("new file " + host.file() + ", which describes this machine");
        LockText.lines(prepared.report(), "locking").forEach(output()::note);
        LockText.tell(prepared.report(), false, output());
        prepared.write();
    }

    private static Json json(Install.Report report) {
        return new Json(
                report.upToDate(),
                report.environment().target().text(),
                report.environment().packages().size(),
                report.installed(),
                report.fetched(),
                report.environment().packages().stream()
                        .map(installed -> new Json.Entry(
                                installed.coordinate().toString(),
                                installed.alias().map(Alias::text).orElse(""),
                                installed.variant().text(),
                                installed.root().toString()))
                        .toList());
    }
}
