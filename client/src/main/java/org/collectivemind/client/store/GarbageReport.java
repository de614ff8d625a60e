package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a garbage collection removed, or would remove.
 *
 * @param removed how many of each kind nobody needed
 * @param evicted how many of each kind a project needs, and its next installation fetches again
 * @param freedBytes of files no name is left of. What a kept view still has is not freed
 * @param apparentBytes as the removed files add up
 * @param storeBytes what the store takes now, each file counted once
 * @param fits whether that is within the size that was asked for
 * @param projects all that are registered, sorted
 * @param kept what should have gone and could not be removed: somebody else's
 */
public record GarbageReport(
        boolean dryRun,
        Map<Kind, Long> removed,
        Map<Kind, Long> evicted,
        long freedBytes,
        long apparentBytes,
        long storeBytes,
        boolean fits,
        List<Project> projects,
        List<Path> kept) {

    /** What the store has, each removed as a whole. */
    public enum Kind {
        VIEW,
        TREE,
        BLOB,
        /** A blob as a program, with the mode of one. */
        PROGRAM,
        PART_LIST,
        PARTIAL,
        QUARANTINED
    }

    /** One that registered its lockfile. */
    public record Project(Path lockfile, State state) {
        /** What became of it. */
        public enum State {
            /** What its lock pins and what it laid out is kept. */
            CURRENT,
            /** Its lock cannot be read, or its disk is not mounted; what it laid out last is kept. */
            UNREADABLE,
            /** There is no such directory any more; nothing is kept for it. */
            GONE
        }
    }

    public GarbageReport {
        removed = Map.copyOf(removed);
        evicted = Map.copyOf(evicted);
        projects = List.copyOf(projects);
        kept = List.copyOf(kept);
    }
}
