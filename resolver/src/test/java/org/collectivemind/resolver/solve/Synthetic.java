package org.collectivemind.resolver.solve;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** The universes of PubGrub's own benchmarks (its {@code benches/backtracking.rs}), as text that {@link IntegerUniverse} reads. */
public final class Synthetic {
    private static final int LAST = 999_999;
    /** Larger than any version. */
    private static final String LARGEST = "4000000000";

    private Synthetic() {}

    /** A chain of exact dependencies, none of which has a version at its end. */
    public static Consumer<PrintWriter> singletons(int packages, int versions) {
        return out -> {
            chain(packages, out);
            for (int number = 1; number < packages; number++) {
                for (int version = 1; version < versions; version++) {
                    release(number, version, number + 1, version + "-" + version, out);
                }
            }
        };
    }

    /** A chain of exact dependencies whose end disagrees with the root. */
    public static Consumer<PrintWriter> disjoint(int packages, int versions) {
        return out -> {
            chain(packages, out);
            out.println("p " + LAST + " last");
            out.println("d 0 0 " + LAST + " 0-0");
            for (int number = 1; number <= packages; number++) {
                for (int version = 1; version < versions; version++) {
                    release(number, version, number < packages ? number + 1 : LAST, version + "-" + version, out);
                }
            }
            for (int version = 0; version < versions; version++) {
                out.println("v " + LAST + " " + version);
            }
        };
    }

    /** A chain of ranges, the wider the newer, whose last package has no version. */
    public static Consumer<PrintWriter> ranges(int packages, int versions) {
        return out -> {
            chain(packages, out);
            for (int number = 1; number < packages; number++) {
                for (int version = 1; version < versions; version++) {
                    release(number, version, number + 1, (versions - version) + "-" + LARGEST, out);
                }
            }
        };
    }

    /** A binary tree of packages of one version each: nothing to choose. */
    public static Consumer<PrintWriter> tree(int packages) {
        return out -> {
            out.println("r 0 0-0");
            for (int number = 0; number < packages; number++) {
                out.println("p " + number + " p" + number);
                out.println("v " + number + " 0");
                for (int child = 2 * number + 1; child <= 2 * number + 2 && child < packages; child++) {
                    out.println("d " + number + " 0 " + child + " 0-0");
                }
            }
        };
    }

    private static void chain(int packages, PrintWriter out) {
        for (int number = 0; number <= packages; number++) {
            out.println("p " + number + " p" + number);
        }
        out.println("r 0 0-0");
        out.println("v 0 0");
        out.println("d 0 0 1 0-" + LARGEST);
        out.println("v 1 0");
    }

    private static void release(int number, int version, int needed, String intervals, PrintWriter out) {
        out.println("v " + number + " " + version);
        out.println("d " + number + " " + version + " " + needed + " " + intervals);
    }
}
