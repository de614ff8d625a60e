package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.store.GarbageReport.Kind;
import org.collectivemind.format.hash.Digest;

/**
 * Removes what no project needs. First, beside installations, everything is surveyed; then, with the store to itself, the projects
 * are asked again and what still nobody needs goes. Where file systems have no locks the grace period alone keeps what an
 * installation is about to use, and the installation looks again when it is done.
 */
final class GarbageCollection {
    /** Temporary files of a program that does not lock the store, such as {@code cm publish}. */
    private static final Duration TEMPORARY = Duration.ofHours(1);
    /** How long a download that a project still needs can be gone on with. */
    private static final Duration RESUMABLE = Duration.ofDays(7);

    private final StoreLayout layout;
    private final Trees trees;
    private final Roots roots;
    private final StoreUse use;
    private final GarbagePolicy policy;
    private final ProcessId us = ProcessId.current();

    GarbageCollection(StoreLayout layout, Trees trees, Roots roots, StoreUse use, GarbagePolicy policy) {
        this.layout = layout;
        this.trees = trees;
        this.roots = roots;
        this.use = use;
        this.policy = policy;
    }

    /** @param holdings what was found a moment ago */
    GarbageReport run(List<Holding> holdings) {
        if (policy.dryRun()) {
            return collect(holdings, false);
        }
        Hold alone = use.alone();
        try {
            return collect(holdings, true);
        } finally {
            alone.close();
        }
    }

    private GarbageReport collect(List<Holding> holdings, boolean removing) {
        long now = now();
        Reachable reachable = Reachable.of(layout, trees, roots);
        List<Holding> garbage = holdings.stream()
                .filter(holding -> !isNeeded(holding, reachable) && isOld(holding, now, reachable))
                .toList();
        Footprint footprint = Footprint.of(holdings);
        List<Path> kept = new ArrayList<>();
        Map<Kind, Long> removed = remove(garbage, footprint, kept, removing);
        Map<Kind, Long> evicted = Map.of();
        if (policy.maxSize().isPresent() && footprint.bytes() > policy.maxSize().getAsLong()) {
            Set<Holding> gone = new HashSet<>(garbage);
            List<Holding> left =
                    holdings.stream().filter(holding -> !gone.contains(holding)).toList();
            Eviction eviction =
                    new Eviction(left, trees, reachable, now - policy.grace().toMillis());
            evicted = remove(eviction.of(footprint, policy.maxSize().getAsLong()), footprint, kept, removing);
        }
        if (removing) {
            reachable.stale().forEach(root -> isRemoved(root, kept));
        }
        return new GarbageReport(
                policy.dryRun(),
                removed,
                evicted,
                footprint.freed(),
                footprint.apparent(),
                footprint.bytes(),
                policy.maxSize().isEmpty()
                        || footprint.bytes() <= policy.maxSize().getAsLong(),
                reachable.projects(),
                kept);
    }

    private boolean isNeeded(Holding holding, Reachable reachable) {
        return switch (holding.kind()) {
            case VIEW -> reachable.view(holding.path());
            case TREE -> holding.digest().filter(reachable::tree).isPresent();
            case BLOB, PROGRAM, PART_LIST ->
                holding.digest().filter(reachable::blob).isPresent();
            case PARTIAL, QUARANTINED -> false;
        };
    }

    private static Optional<Digest> digest(String name) {
        return StoreLayout.isDigest(name) ? Optional.of(Digest.parse(name)) : Optional.empty();
    }

    private boolean isOld(Holding holding, long now, Reachable reachable) {
        Duration age = Duration.ofMillis(now - holding.changed());
        if (holding.kind() != Kind.PARTIAL) {
            return age.compareTo(policy.grace()) >= 0;
        }
        Optional<Digest> blob = digest(holding.path().getParent().getFileName().toString());
        if (blob.isEmpty()) {
            return age.compareTo(policy.grace()) >= 0 && age.compareTo(TEMPORARY) >= 0;
        }
        return new ResumeArea(holding.path()).standing(us, FileTime.fromMillis(now)) != ResumeArea.Standing.IN_USE
                && age.compareTo(reachable.blob(blob.get()) ? RESUMABLE : policy.grace()) >= 0;
    }

    private Map<Kind, Long> remove(List<Holding> doomed, Footprint footprint, List<Path> kept, boolean removing) {
        Map<Kind, Long> removed = new EnumMap<>(Kind.class);
        for (Holding holding : doomed) {
            if (!removing || isUnchanged(holding) && isRemoved(holding.path(), kept)) {
                footprint.remove(holding);
                removed.merge(holding.kind(), 1L, Long::sum);
            }
        }
        return removed;
    }

    /** What an installation touched since the survey is not garbage any more, though it be a program that locks nothing. */
    private static boolean isUnchanged(Holding holding) {
        return Survey.tree(holding.kind(), holding.path())
                .filter(now -> holding.kind() == Kind.BLOB
                        || holding.kind() == Kind.PROGRAM
                        || now.changed() == holding.changed())
                .isPresent();
    }

    /** Gone for others at once, whole. */
    private boolean isRemoved(Path path, List<Path> kept) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Path aside = layout.newPartial("removed");
                StoreFiles.commit(path, aside);
                TreeRemoval.of(aside);
                removeEmpty(path.getParent());
            } else {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException notOurs) {
            kept.add(path);
            return false;
        }
    }

    private void removeEmpty(Path directory) {
        for (Path empty = directory;
                !empty.equals(layout.views()) && !empty.equals(layout.partials()) && empty.startsWith(layout.bucket());
                empty = empty.getParent()) {
            try {
                Files.delete(empty);
            } catch (IOException notEmpty) {
                return;
            }
        }
    }

    /** By the clock of the file system, which is not ours on another machine's disk. */
    private long now() {
        Path probe = layout.newPartial("now");
        try {
            Files.write(probe, new byte[0]);
            long now = FileFacts.of(probe).changed();
            Files.delete(probe);
            return now;
        } catch (IOException readOnly) {
            return System.currentTimeMillis();
        }
    }
}
