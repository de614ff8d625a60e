package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.Target;

/**
 * {@code cm lock} and {@code cm update}: solves every target of the project, in the order they are declared, each preferring what
 * the lock has and what earlier targets got, and writes {@code cm.lock} if anything changed.
 */
public final class Lock {
    private final Project project;
    private final ProjectManifest manifest;
    private final Registries registries;
    private final SortedMap<TargetName, Platform> platforms;

    /** @param platforms the facts of every target of the manifest */
    public Lock(
            Project project,
            ProjectManifest manifest,
            Registries registries,
            SortedMap<TargetName, Platform> platforms) {
        this.project = project;
        this.manifest = manifest;
        this.registries = registries;
        this.platforms = new TreeMap<>(platforms);
    }

    /** Which packages may move away from what the lock has. */
    public enum Freedom {
        /** None that need not. */
        KEEP,
        /** The named ones, and those they force. */
        NAMED,
        /** All. */
        ALL
    }

    /**
     * @param free the named packages, for {@link Freedom#NAMED}
     * @param write false to only tell what would change
     */
    public record Options(Freedom freedom, SortedSet<PackageName> free, boolean write) {
        public static final Options DEFAULT = new Options(Freedom.KEEP, new TreeSet<>(), true);
        public static final Options CHECK = new Options(Freedom.KEEP, new TreeSet<>(), false);
    }

    /** @param notes what the user may like to know: why not newer, which warnings the resolver has */
    public record Report(Lockfile lock, boolean changed, List<LockChange> changes, List<String> notes) {
        public Report {
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }
    }

    /** Whether the lock on disk is of what the manifest asks now; costs no solving. A broken lock is a failure. */
    public static boolean isCurrent(Project project, ProjectManifest manifest) {
        return project.lock()
                .map(lock -> lock.inputs().equals(LockInputs.digest(project, manifest)))
                .orElse(false);
    }

    /** Solves, and writes the lock unless the options say not to. */
    public Report run(Options options) {
        Report report = solve(options);
        if (options.write()) {
            write(report);
        }
        return report;
    }

    private Report solve(Options options) {
        Optional<Lockfile> previous = options.freedom() == Freedom.ALL ? Optional.empty() : project.lockToKeep();
        registries.expect(Outlook.of(manifest, previous));
        for (Dependency root : manifest.dependencies()) {
            if (root instanceof PackageDependency one
                    && registries.serving(one.name()).isEmpty()) {
                throw registries.unknown(one.name());
            }
        }
        SortedMap<TargetName, Resolution> resolutions = resolve(previous, options);
        Digest inputs = LockInputs.digest(project, manifest);
        Lockfile lock = new LockComposer(manifest, registries).compose(inputs, resolutions);
        Optional<byte[]> before = project.lockBytes();
        boolean changed = before.isEmpty() || !Arrays.equals(before.get(), LockfileCodec.write(lock));
        return new Report(
                lock, changed, LockChange.between(before.flatMap(project::lockIfReadable), lock), notes(resolutions));
    }

    /** Puts a lock that was solved in place. */
    void write(Report report) {
        if (report.changed()) {
            ProjectFile.replace(project.lockPath(), LockfileCodec.write(report.lock()));
        }
    }

    private SortedMap<TargetName, Resolution> resolve(Optional<Lockfile> previous, Options options) {
        SortedMap<TargetName, Resolution> resolutions = new TreeMap<>();
        Preferences earlier = Preferences.NONE;
        for (var target : manifest.targets()) {
            Platform platform = platforms.get(target.name());
            Preferences preferences = new Preferences(locked(previous, target.name(), options), earlier.aligned());
            Request request = new Request(
                    manifest.dependencies(),
                    new Target(target.name().text(), platform),
                    preferences,
                    new Rules(manifest.policy().prereleases(), manifest.policy().prefer()));
            Outcome outcome = new Resolver().resolve(registries, request);
            if (outcome instanceof Outcome.Unsatisfiable unsatisfiable) {
                throw new Unsatisfiable(target.name(), unsatisfiable.explanation());
            }
            Resolution resolution = ((Outcome.Solved) outcome).resolution();
            resolutions.put(target.name(), resolution);
            earlier = earlier.alignedWith(resolution.versions());
        }
        return resolutions;
    }

    private static SortedMap<PackageSlot, Preferences.Locked> locked(
            Optional<Lockfile> previous, TargetName target, Options options) {
        SortedMap<PackageSlot, Preferences.Locked> locked = new TreeMap<>();
        for (LockedPackage held : previous.map(lock -> lock.packages(target)).orElse(List.of())) {
            PackageName name = held.coordinate().name();
            boolean free = options.freedom() == Freedom.NAMED && options.free().contains(name);
            if (!free) {
                locked.put(
                        held.slot(),
                        new Preferences.Locked(
                                held.coordinate().version(), held.select().get(target)));
            }
        }
        return locked;
    }

    private static List<String> notes(SortedMap<TargetName, Resolution> resolutions) {
        List<String> notes = new ArrayList<>();
        resolutions.forEach((target, resolution) -> resolution.packages().forEach((name, selected) -> {
            selected.passedOver().forEach(why -> notes.add("`" + name + "` for " + target + ": " + why));
            selected.warnings().forEach(warning -> notes.add("`" + name + "` for " + target + ": " + warning));
        }));
        return notes.stream().distinct().toList();
    }
}
