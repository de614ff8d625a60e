package org.collectivemind.client.project;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.collectivemind.client.plan.AdoptedFile;
import org.collectivemind.client.plan.Budget;
import org.collectivemind.client.plan.Links;
import org.collectivemind.client.plan.Means;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.client.platform.HostFingerprint;
import org.collectivemind.client.platform.software.Software;
import org.collectivemind.client.store.Hold;
import org.collectivemind.client.store.RemovedMeanwhile;
import org.collectivemind.client.store.View;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Exports;

/**
 * {@code cm install}: makes the environment that {@code cm.lock} pins. The target is chosen and checked before anything is planned,
 * and all is planned before anything is fetched; what the store has is not fetched again; nothing is done where nothing is to do.
 * Code of packages is never run.
 */
public final class Install {
    private static final int ATTEMPTS = 5;

    private final Project project;
    private final Supplier<Platform> host;
    private final Means means;
    private final LockedPayloads payloads;
    private final HostFingerprint machine;
    private final Supplier<Software> software;

    /** Suppliers, because an environment that is up to date needs neither facts nor store. */
    public Install(
            Project project,
            Supplier<Platform> host,
            Means means,
            LockedPayloads payloads,
            HostFingerprint machine,
            Supplier<Software> software) {
        this.project = project;
        this.host = host;
        this.means = means;
        this.payloads = payloads;
        this.machine = machine;
        this.software = software;
    }

    /**
     * @param target the one to install; empty for the first whose floors hold here
     * @param assume install it even where its floors do not hold here
     */
    public record Options(Optional<TargetName> target, boolean assume) {
        public static final Options DEFAULT = new Options(Optional.empty(), false);
    }

    /**
     * @param upToDate nothing was to do
     * @param installed packages whose files were not laid out before
     * @param fetched bytes that were fetched
     * @param budget what it was planned to take; empty where nothing was to do
     * @param adopted what was on this machine already, outside of the store
     * @param refused what was found there, and was something else
     * @param links how the files of what was laid out got there
     */
    public record Report(
            Environment environment,
            boolean upToDate,
            int installed,
            long fetched,
            Optional<Budget> budget,
            List<AdoptedFile> adopted,
            List<AdoptedFile> refused,
            Links links) {
        /** Nothing was to do. */
        public static Report upToDate(Environment environment) {
            return new Report(environment, true, 0, 0, Optional.empty(), List.of(), List.of(), Links.NONE);
        }
    }

    public Report run(Options options) {
        return run(options, Optional.empty(), plan -> {}, () -> {});
    }

    /**
     * The same, watched. No garbage is removed from the store meanwhile; where that cannot be had (no locks, somebody's hands) and
     * what it counted on is gone, it begins again.
     *
     * @param read the lock, where it was read just now
     * @param planned told before anything is fetched
     * @param waiting told where garbage is being removed and that takes more than a moment
     */
    public Report run(Options options, Optional<LockOnDisk> read, Consumer<Plan> planned, Runnable waiting) {
        Hold use = means.store().get().use(waiting);
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    Installation installation = prepare(options, attempt == 1 ? read : Optional.empty());
                    installation.plan().ifPresent(planned);
                    Report report = installation.run();
                    if (attempt == ATTEMPTS || isLaidOut(report.environment())) {
                        return report;
                    }
                } catch (RemovedMeanwhile removed) {
                    if (attempt == ATTEMPTS) {
                        throw removed;
                    }
                }
            }
        } finally {
            use.close();
        }
    }

    private static boolean isLaidOut(Environment environment) {
        return environment.packages().stream().allMatch(installed -> Files.isDirectory(installed.root()));
    }

    /** Decides all, and notes that this project uses the store, so that what is planned with is not swept away meanwhile. */
    private Installation prepare(Options options, Optional<LockOnDisk> read) {
        return decide(options, read, () -> means.store().get().registerRoot(project.lockPath()));
    }

    /** The same for a look: nothing is written. */
    public Installation preview(Options options, Optional<LockOnDisk> read) {
        return decide(options, read, () -> {});
    }

    private Installation decide(Options options, Optional<LockOnDisk> read, Runnable beforePlanning) {
        Digest digest = read.map(LockOnDisk::digest).orElseGet(this::lockDigest);
        Optional<Environment> current = current(digest, options);
        if (current.isPresent()) {
            return new Installation.Standing(current.get());
        }
        LockOnDisk onDisk = read.or(() -> LockOnDisk.of(project)).orElseThrow(this::noLock);
        Lockfile lock = onDisk.lock();
        learnRules(lock);
        TargetName target = TargetChoice.of(lock, options, host, project.hasManifest());
        Chosen chosen = chosen(lock, target);
        beforePlanning.run();
        Plan plan = means.planner().plan(payloads.wanted(lock, chosen.wanted()));
        return new Installation.Pending(target, plan, means.pipeline(), outcome -> {
            payloads.learn(lock, chosen.wanted(), outcome.verified());
            return environment(onDisk.digest(), target, chosen, outcome.views(), options);
        });
    }

    private Digest lockDigest() {
        return project.lockBytes().map(Hasher::of).orElseThrow(this::noLock);
    }

    private NoLock noLock() {
        return new NoLock(project.directory());
    }

    /** @param wanted packages with files @param programs the machine's own */
    private record Chosen(Map<LockedPackage, LockedVariant> wanted, List<InstalledPackage> programs) {}

    private Chosen chosen(Lockfile lock, TargetName target) {
        Map<LockedPackage, LockedVariant> wanted = new LinkedHashMap<>();
        List<InstalledPackage> programs = new ArrayList<>();
        for (LockedPackage locked : lock.packages(target)) {
            LockedVariant variant = locked.variant(target).orElseThrow();
            if (variant.detect().isPresent()) {
                SystemProgram program =
                        SystemProgram.of(locked, variant.detect().get(), software.get());
                programs.add(InstalledPackage.of(locked, variant, program));
            } else {
                wanted.put(locked, variant);
            }
        }
        return new Chosen(wanted, programs);
    }

    /** A lock says itself how the programs it takes of a machine are found: its floors are about them. */
    private void learnRules(Lockfile lock) {
        lock.detected().forEach(rule -> software.get().learn(rule));
    }

    /** What is assumed to run here is not taken for this machine's the next time. */
    private String madeFor(Options options) {
        return options.assume() ? "assumed on " + machine.text() : machine.text();
    }

    private Optional<Environment> current(Digest lock, Options options) {
        return EnvironmentFile.read(project)
                .filter(file -> file.machine().equals(madeFor(options)))
                .map(EnvironmentFile::environment)
                .filter(environment -> environment.lock().equals(lock))
                .filter(environment ->
                        options.target().map(environment.target()::equals).orElse(true))
                .filter(environment -> environment.packages().stream().allMatch(Install::isThere));
    }

    /** Another version of a machine's own program may do as well, but that is for the floors to say. */
    private static boolean isThere(InstalledPackage installed) {
        return Files.isDirectory(installed.root()) && installed.program().isEmpty();
    }

    private Environment environment(Digest lock, TargetName target, Chosen chosen, List<View> views, Options options) {
        List<InstalledPackage> packages = new ArrayList<>(chosen.programs());
        Iterator<View> view = views.iterator();
        chosen.wanted()
                .forEach((locked, variant) -> packages.add(new InstalledPackage(
                        locked.coordinate(),
                        locked.alias(),
                        variant.id(),
                        view.next().directory(),
                        variant.dependencies(),
                        variant.exports().with(placement(locked, target)))));
        Environment environment = new Environment(lock, target, packages);
        // A conflict of exports is found before the environment is there, not when somebody runs something.
        environment.variables(Map.of());
        EnvironmentLinks.replace(project, environment);
        new EnvironmentFile(madeFor(options), environment).write(project);
        means.store()
                .get()
                .registerRoot(
                        project.lockPath(),
                        environment.packages().stream()
                                .map(InstalledPackage::root)
                                .toList());
        return environment;
    }

    /** Tells programs where the lock places what they are to load: {@code CM_PLACEMENT_GROUP_NAME=gpu}. */
    private static Exports placement(LockedPackage locked, TargetName target) {
        String name = "CM_PLACEMENT_"
                + locked.coordinate().name().toString().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        SortedMap<String, String> env = new TreeMap<>();
        locked.placement(target).ifPresent(placement -> env.put(name, placement.text()));
        return new Exports(env, new TreeMap<>(), List.of(), new TreeMap<>());
    }
}
