package org.collectivemind.client.cli;

import java.util.Optional;
import org.collectivemind.client.adoption.AdoptionChoice;
import org.collectivemind.client.plan.Means;
import org.collectivemind.client.platform.HostFingerprint;
import org.collectivemind.client.project.Environment;
import org.collectivemind.client.project.EnvironmentStamp;
import org.collectivemind.client.project.Install;
import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.LockOnDisk;
import org.collectivemind.client.project.LockReport;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.StaleLock;
import org.collectivemind.client.project.ThisTime;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetName;
import picocli.CommandLine.Mixin;

/** A command that works on the project where the user stands. */
abstract class ProjectCommand extends CmCommand {
    @Mixin
    private HostOptions host = new HostOptions();

    ProjectCommand(ProcessContext context) {
        super(context);
    }

    @Override
    final Result run() {
        Project project = Project.find(directory());
        try (Wiring wiring = wiring(project.directory(), host)) {
            Result result = run(project, wiring);
            if (host.given() && !wiring.lookedAtHost()) {
                output().warn("nothing here is about this machine: `--platform` and `--set` changed nothing");
            }
            return result;
        }
    }

    /** What was said of this machine. */
    final HostOptions host() {
        return host;
    }

    abstract Result run(Project project, Wiring wiring);

    @Override
    Provisions provisions() {
        return new Provisions(
                BundleOption.ofEnvironment(directory(), context()),
                () -> AdoptionChoice.of(context().variables()));
    }

    final Install install(Project project, Wiring wiring) {
        return install(project, wiring, wiring.means());
    }

    final Install install(Project project, Wiring wiring, Means means) {
        return new Install(project, wiring.host(), means, wiring.lockedPayloads(), wiring.machine(), wiring::software);
    }

    /** Locks where that is needed, installs where that is needed: what {@code cm install} and {@code cm run} begin with. */
    final Install.Report ready(Project project, Wiring wiring, Install.Options options, Locking locking) {
        HostFingerprint machine = wiring.machine();
        if (NothingToDo.in(project, machine, options.target()).isPresent()) {
            Optional<Environment> environment = Environment.of(project);
            if (environment.isPresent()) {
                return Install.Report.upToDate(environment.get());
            }
        }
        Optional<LockOnDisk> read = locking != Locking.FROZEN && project.hasManifest()
                ? bringUpToDate(project, wiring, locking)
                : Optional.empty();
        Install.Report report = install(project, wiring)
                .run(
                        options,
                        read,
                        plan -> {
                            wiring.requireBundled(plan);
                            BudgetText.note(plan.budget()).ifPresent(output()::note);
                            wiring.progress()
                                    .expect(plan.downloads(), plan.budget().download());
                        },
                        () -> output().note("waiting until garbage is removed from the store"));
        AdoptionText.tell(report, common().verbose(), output());
        EnvironmentStamp.write(project, machine, Version.text(), report.environment(), read);
        return report;
    }

    /** @return the lock, where it was read and is up to date */
    final Optional<LockOnDisk> bringUpToDate(Project project, Wiring wiring, Locking locking) {
        ProjectManifest manifest = project.projectManifest();
        Optional<LockOnDisk> current = Lock.current(project, manifest);
        if (current.isEmpty()) {
            if (locking == Locking.LOCKED) {
                throw new StaleLock(project.directory());
            }
            LockReport report = new Lock(solving(project, manifest, wiring)).run(ThisTime.NOTHING);
            output().note("locked " + LockText.summary(report));
            report.targets().forEach(change -> output().note(change.toString()));
            LockText.tell(report, false, output());
        }
        return current;
    }

    /** What may happen to a lock that is out of date. */
    enum Locking {
        /** It is brought up to date. */
        UPDATE,
        /** It is an error. */
        LOCKED,
        /** It is used as it is, without a look at the manifest. */
        FROZEN;

        static Locking of(boolean locked, boolean frozen) {
            return frozen ? FROZEN : locked ? LOCKED : UPDATE;
        }
    }

    static Optional<TargetName> target(Optional<String> name) {
        return name.map(TargetName::new);
    }
}
