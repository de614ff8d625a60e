package org.collectivemind.client.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.collectivemind.client.plan.Means;
import org.collectivemind.client.plan.WantedVariant;
import org.collectivemind.client.store.Hold;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.StoreVerification;
import org.collectivemind.client.store.StoreVerification.Damage;
import org.collectivemind.client.store.StoreVerification.Kind;
import org.collectivemind.client.store.Tree;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.release.FileEntry;

/**
 * Makes good what a verification put aside, from the sources that the lockfiles of the store's projects pin. Of a big file only
 * the parts that were wrong are fetched: the others come out of the quarantine, each verified again. Views that held damaged files
 * are made anew where they were.
 */
public final class Repair {
    private final Means means;
    private final Function<Path, LockedPayloads> payloads;

    /** @param payloads what locks say, for a project's directory: relative addresses are relative to it */
    public Repair(Means means, Function<Path, LockedPayloads> payloads) {
        this.means = means;
        this.payloads = payloads;
    }

    /** What became of something damaged. */
    public enum State {
        REPAIRED,
        /** No project needs it. */
        UNPINNED,
        FAILED
    }

    /**
     * @param settled each damage, in the verification's order, with what became of it
     * @param failures what went wrong: locks that cannot be read, sources that do not deliver
     */
    public record Report(List<Settled> settled, List<CmException> failures) {
        /** One damage. */
        public record Settled(Damage damage, State state) {}

        /** Nothing that a project needs is missing. */
        public boolean isComplete() {
            return settled.stream().noneMatch(one -> one.state() == State.FAILED);
        }
    }

    public Report run(StoreVerification verification) {
        Hold noCollection = means.store().get().use(() -> {});
        try {
            Run run = new Run(verification.damages());
            means.store().get().roots().forEach(run::project);
            return run.report();
        } finally {
            noCollection.close();
        }
    }

    /** One repair. */
    private final class Run {
        private final Store store = means.store().get();
        private final List<Damage> damages;
        private final Set<Digest> blobs;
        private final Set<Path> views;
        private final Set<Digest> pinned = new HashSet<>();
        private final Set<Digest> whole = new HashSet<>();
        private final Set<Path> tried = new HashSet<>();
        private final Set<Path> done = new HashSet<>();
        private final List<CmException> failures = new ArrayList<>();

        Run(List<Damage> damages) {
            this.damages = damages;
            this.blobs = damages.stream()
                    .filter(damage -> damage.kind() == Kind.BLOB)
                    .flatMap(damage -> digest(damage).stream())
                    .collect(Collectors.toSet());
            this.views = damages.stream()
                    .filter(damage -> damage.kind() == Kind.VIEW)
                    .map(Damage::path)
                    .collect(Collectors.toSet());
        }

        /** A project that is gone needs nothing. */
        void project(Path lockfile) {
            try {
                Project project =
                        new Project(Optional.ofNullable(lockfile.getParent()).orElse(lockfile));
                Optional<byte[]> bytes = project.lockBytes();
                if (bytes.isPresent()) {
                    lock(project.directory(), LockfileCodec.read(bytes.get(), lockfile.toString()));
                }
            } catch (CmException unreadable) {
                failures.add(unreadable);
            }
        }

        private void lock(Path directory, Lockfile lock) {
            for (LockedPackage locked : lock.packages()) {
                for (LockedVariant variant : locked.variants()) {
                    payloads.apply(directory)
                            .wanted(lock, Map.of(locked, variant))
                            .forEach(this::variant);
                }
            }
        }

        private void variant(WantedVariant wanted) {
            Tree tree = Tree.of(wanted.payloads(), wanted.files());
            Path view = store.directory(tree, wanted.name());
            Set<Digest> digests = wanted.files().stream().map(FileEntry::sha256).collect(Collectors.toSet());
            try {
                boolean hit = views.contains(view) || digests.stream().anyMatch(blobs::contains);
                // Another project may pin it from a source that delivers.
                if (!hit || done.contains(view) || !isHere(wanted, view)) {
                    return;
                }
                tried.add(view);
                pinned.addAll(digests);
                means.pipeline().run(means.planner().plan(List.of(wanted)));
                done.add(view);
                whole.addAll(digests);
            } catch (CmException failed) {
                failures.add(failed);
            }
        }

        /** A lock is also about other machines; what was never laid out here is not missed. */
        private boolean isHere(WantedVariant wanted, Path view) {
            return views.contains(view)
                    || store.missing(wanted.payloads(), wanted.files()).stream()
                            .map(FileEntry::sha256)
                            .allMatch(blobs::contains);
        }

        Report report() {
            List<Report.Settled> settled = damages.stream()
                    .map(damage -> new Report.Settled(damage, state(damage)))
                    .toList();
            return new Report(settled, failures);
        }

        private State state(Damage damage) {
            return switch (damage.kind()) {
                case BLOB ->
                    digest(damage).filter(whole::contains).isPresent()
                            ? State.REPAIRED
                            : unless(digest(damage).filter(pinned::contains).isPresent());
                case VIEW, TREE -> Files.exists(damage.path()) ? State.REPAIRED : unless(tried.contains(damage.path()));
                // Made of its blob when a view wants it next.
                case PROGRAM -> State.REPAIRED;
            };
        }

        /** Where a lock cannot be read, nobody knows what it pins. */
        private State unless(boolean needed) {
            return needed || !failures.isEmpty() ? State.FAILED : State.UNPINNED;
        }

        private static Optional<Digest> digest(Damage damage) {
            String name = damage.path().getFileName().toString();
            return name.length() == 64 ? Optional.of(Digest.parse(name)) : Optional.empty();
        }
    }
}
