package org.collectivemind.client.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.plan.Budget;
import org.collectivemind.client.plan.Links;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.client.project.EnvironmentStamp;
import org.collectivemind.client.project.HostTarget;
import org.collectivemind.client.project.Install;
import org.collectivemind.client.project.Installation;
import org.collectivemind.client.project.LockOnDisk;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetChoice;
import org.collectivemind.client.project.TargetEdit;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.platform.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  cm install --dry-run               what it would fetch and write; does neither",
            "  cm install --bundle stick/demo     from a bundle, without a network",
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

    @Option(names = "--dry-run", description = "Say what would be fetched and written, and do nothing.")
    private boolean dryRun;

    @Mixin
    private BundleOption bundle = new BundleOption();

    @Mixin
    private AdoptOption adopt = new AdoptOption();

    InstallCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. @param budget absent where nothing was to do */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Json(
            boolean upToDate,
            String target,
            int packages,
            int installed,
            long fetchedBytes,
            BudgetText.@Nullable Json budget,
            List<AdoptionText.Json> adopted,
            Links files,
            List<Entry> environment) {
        record Entry(String coordinate, String alias, String variant, String root) {}
    }

    /** The same of {@code --dry-run}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DryJson(
            boolean dryRun,
            boolean upToDate,
            String target,
            BudgetText.@Nullable Json budget,
            List<PlanText.Json> payloads) {}

    @Override
    Provisions provisions() {
        return new Provisions(bundle.in(directory(), context()), () -> adopt.choice(context()));
    }

    @Override
    Result run(Project project, Wiring wiring) {
        Install.Options options = new Install.Options(target(target), assume);
        if (dryRun) {
            return dryRun(project, wiring, options);
        }
        if (relock) {
            relockForHost(project, wiring);
        } else if (!common().json()) {
            Optional<EnvironmentStamp> current = NothingToDo.in(project, wiring.machine(), options.target());
            if (current.isPresent()) {
                return new Result(List.of(NothingToDo.text(current.get())), List.of());
            }
        }
        Install.Report report = ready(project, wiring, options, Locking.of(locked, frozen));
        return new Result(List.of(text(report)), json(report));
    }

    private String text(Install.Report report) {
        int packages = report.environment().packages().size();
        TargetName installed = report.environment().target();
        if (report.upToDate()) {
            return NothingToDo.text(new EnvironmentStamp(installed, packages));
        }
        if (common().verbose()) {
            output().note("files: " + report.links().linked() + " linked, "
                    + report.links().copied() + " copied");
        }
        long reused = report.budget().map(Budget::present).orElse(0L);
        return "installed " + Counted.of(packages, "package") + " for target " + installed + " (" + report.installed()
                + " new, " + ByteText.of(report.fetched()) + " fetched"
                + (reused == 0 ? "" : ", " + ByteText.of(reused) + " reused") + ")";
    }

    /** A look never locks: that would ask registries, and what they say may not be what they say later. */
    private Result dryRun(Project project, Wiring wiring, Install.Options options) {
        if (relock) {
            throw new UsageErrors.WrongUsage(
                    "`--relock-for-host` writes, and `--dry-run` does not", List.of("leave one of them out"));
        }
        Optional<LockOnDisk> read =
                !frozen && project.hasManifest() ? bringUpToDate(project, wiring, Locking.LOCKED) : Optional.empty();
        Installation preview = install(project, wiring, wiring.meansToLook()).preview(options, read);
        List<String> text = new ArrayList<>();
        preview.plan().ifPresent(plan -> {
            text.addAll(PlanText.lines(plan));
            text.add(BudgetText.line(plan.budget()));
        });
        if (preview.plan().isEmpty()) {
            text.add("up to date: nothing to do for target " + preview.target());
        }
        preview.check();
        return new Result(
                text,
                new DryJson(
                        true,
                        preview.plan().isEmpty(),
                        preview.target().text(),
                        preview.plan()
                                .map(Plan::budget)
                                .map(BudgetText.Json::of)
                                .orElse(null),
                        preview.plan().map(PlanText::json).orElse(List.of())));
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
                report.budget().map(BudgetText.Json::of).orElse(null),
                AdoptionText.json(report.adopted()),
                report.links(),
                report.environment().packages().stream()
                        .map(installed -> new Json.Entry(
                                installed.coordinate().toString(),
                                installed.alias().map(Alias::text).orElse(""),
                                installed.variant().text(),
                                installed.root().toString()))
                        .toList());
    }
}
