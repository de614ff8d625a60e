package org.collectivemind.testrepos.universe;

/**
 * How a universe looks.
 *
 * @param packages how many, roots included
 * @param versions per package
 * @param variants per version
 * @param dependencies per version; only {@link Graph#RANDOM} looks at it
 * @param width of ranges; narrow ranges conflict
 * @param wishPercent of the dependencies that also wish an attribute
 */
public record Shape(
        Graph graph,
        Bounds packages,
        Bounds versions,
        Bounds variants,
        Bounds dependencies,
        Bounds width,
        int wishPercent) {
    /** Who may depend on whom. */
    public enum Graph {
        /** Anybody on anybody else, cycles included. */
        RANDOM,
        /** Each on the next. */
        CHAIN,
        /** The first on all in the middle, those on the last. */
        DIAMOND
    }

    /** Inclusive. */
    public record Bounds(int least, int most) {
        public Bounds {
            if (least < 0 || least > most) {
                throw new IllegalArgumentException("no bounds: " + least + " to " + most);
            }
        }
    }

    /** 3 to 6 packages, 1 to 4 versions, 1 to 3 variants: few enough to try all. */
    public static Shape small() {
        return new Shape(Graph.RANDOM, of(3, 6), of(1, 4), of(1, 3), of(0, 2), of(1, 4), 25);
    }

    /** As small, but most ranges admit one version. */
    public static Shape conflictHeavy() {
        return new Shape(Graph.RANDOM, of(4, 6), of(2, 5), of(1, 3), of(0, 2), of(1, 2), 20);
    }

    public static Shape chain() {
        return new Shape(Graph.CHAIN, of(3, 7), of(1, 4), of(1, 2), of(1, 1), of(1, 3), 20);
    }

    public static Shape diamond() {
        return new Shape(Graph.DIAMOND, of(4, 6), of(1, 4), of(1, 2), of(1, 1), of(1, 3), 20);
    }

    private static Bounds of(int least, int most) {
        return new Bounds(least, most);
    }
}
