package org.collectivemind.resolver.repair;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.explain.Facts;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Solver;
import org.collectivemind.resolver.universe.Metadata;
import org.collectivemind.resolver.universe.Universe;

/** Solves changed requests, so many and no more. Mutable. */
final class Trials {
    /** Some hundredths of a second for a project of some hundred packages. */
    private static final int SOLVES = 64;

    private static final int DECISIONS = 20_000;
    private final PackageSource source;
    private int solves = SOLVES;
    private long decisions = DECISIONS;

    Trials(PackageSource source) {
        this.source = new Remembered(source);
    }

    boolean areSpent() {
        return solves <= 0 || decisions <= 0;
    }

    /** Empty where nobody can tell, too. */
    Optional<PackageVersions> versions(PackageName name) {
        try {
            return source.versions(name);
        } catch (CmException unreachable) {
            return Optional.empty();
        }
    }

    Trial of(Request request) {
        if (areSpent()) {
            return new Trial.Unknown();
        }
        solves--;
        Universe universe = new Universe(new Metadata(source, request));
        Solver solver = new Solver(universe, decisions);
        try {
            boolean works = solver.succeeds();
            if (solver.hasGivenUp()) {
                return new Trial.Unknown();
            }
            return works
                    ? new Trial.Works(versions(universe, solver.assignment()))
                    : new Trial.Fails(universe, Facts.behind(solver.failure()));
        } catch (CmException unreachable) {
            // What the failing request never asked for may be out of reach: no advice then, but the failure is told as
            // it is.
            return new Trial.Unknown();
        } finally {
            decisions -= solver.statistics().taken();
        }
    }

    private static SortedMap<PackageName, Version> versions(Universe universe, Problem.Assignment assignment) {
        SortedMap<PackageName, Version> versions = new TreeMap<>();
        universe.reachable(assignment)
                .packages()
                .forEach((slot, reached) -> versions.putIfAbsent(
                        slot.name(),
                        reached.candidates().get(reached.position()).version()));
        return versions;
    }
}
