package org.collectivemind.testrepos.universe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.testrepos.universe.Shape.Bounds;
import org.collectivemind.testrepos.universe.Shape.Graph;
import org.collectivemind.testrepos.universe.Universe.Dependency;
import org.collectivemind.testrepos.universe.Universe.Variant;
import org.collectivemind.testrepos.universe.Universe.Version;
import org.collectivemind.testrepos.universe.Universe.Wish;

/**
 * Makes universes: the same seed and shape, the same universe, on any machine. Packages are {@code p0}, {@code p1}, …; from
 * 40 to 70 % of the universes have a solution, depending on the shape.
 */
public final class UniverseGenerator {
    private static final String DEVICE = "run.device";
    private static final String PRECISION = "ml.precision";
    private static final List<String> DEVICES = List.of("cpu", "cuda");
    private static final List<String> PRECISIONS = List.of("fp32", "int8");
    private static final String SYSTEM = "os";
    private static final List<String> SYSTEMS = List.of("linux", "windows");
    private static final int REQUIRING_PERCENT = 25;

    private final Random random;
    private final Shape shape;
    private final List<Integer> versionCounts = new ArrayList<>();

    private UniverseGenerator(long seed, Shape shape) {
        // java.util.Random's sequence is specified, so a seed in a bug report never goes stale.
        this.random = new Random(seed);
        this.shape = shape;
    }

    public static Universe generate(long seed, Shape shape) {
        return new UniverseGenerator(seed, shape).generate(seed);
    }

    private Universe generate(long seed) {
        int count = within(shape.packages());
        for (int i = 0; i < count; i++) {
            versionCounts.add(within(shape.versions()));
        }
        List<Universe.Package> packages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packages.add(new Universe.Package(name(i), versions(i)));
        }
        List<Dependency> roots = new ArrayList<>();
        roots.add(dependencyOn(0));
        if (shape.graph() == Graph.RANDOM && random.nextBoolean()) {
            roots.add(dependencyOn(1 + random.nextInt(count - 1)));
        }
        return new Universe(seed, packages, roots, new TreeMap<>(Map.of(SYSTEM, SYSTEMS.get(0))));
    }

    private List<Version> versions(int owner) {
        List<Version> versions = new ArrayList<>();
        for (int number = 1; number <= versionCounts.get(owner); number++) {
            List<Dependency> dependencies =
                    targets(owner).stream().map(this::dependencyOn).toList();
            versions.add(new Version(number, variants(), dependencies));
        }
        return versions;
    }

    /** Distinct combinations of the two axes, in random order. */
    private List<Variant> variants() {
        List<Variant> all = new ArrayList<>();
        for (String device : DEVICES) {
            for (String precision : PRECISIONS) {
                SortedMap<String, String> attributes = new TreeMap<>();
                attributes.put(DEVICE, device);
                attributes.put(PRECISION, precision);
                all.add(new Variant(attributes, requirements()));
            }
        }
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(within(shape.variants()), all.size()));
    }

    private SortedMap<String, String> requirements() {
        return chance(REQUIRING_PERCENT) ? new TreeMap<>(Map.of(SYSTEM, one(SYSTEMS))) : new TreeMap<>();
    }

    private List<Integer> targets(int owner) {
        int last = versionCounts.size() - 1;
        return switch (shape.graph()) {
            case CHAIN -> owner == last ? List.of() : List.of(owner + 1);
            case DIAMOND -> diamondTargets(owner, last);
            case RANDOM -> randomTargets(owner);
        };
    }

    private static List<Integer> diamondTargets(int owner, int last) {
        if (owner > 0) {
            return owner == last ? List.of() : List.of(last);
        }
        List<Integer> middle = new ArrayList<>();
        for (int i = 1; i < last; i++) {
            middle.add(i);
        }
        return middle;
    }

    private List<Integer> randomTargets(int owner) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < versionCounts.size(); i++) {
            if (i != owner) {
                others.add(i);
            }
        }
        Collections.shuffle(others, random);
        List<Integer> chosen =
                new ArrayList<>(others.subList(0, Math.min(within(shape.dependencies()), others.size())));
        Collections.sort(chosen);
        return chosen;
    }

    private Dependency dependencyOn(int target) {
        int versions = versionCounts.get(target);
        int minimum = 1 + random.nextInt(versions);
        int maximum = minimum + Math.max(1, within(shape.width())) - 1;
        Optional<Wish> wish = chance(shape.wishPercent()) ? Optional.of(wish()) : Optional.empty();
        return new Dependency(name(target), minimum, maximum, wish);
    }

    private Wish wish() {
        return random.nextBoolean() ? new Wish(DEVICE, one(DEVICES)) : new Wish(PRECISION, one(PRECISIONS));
    }

    private static String name(int number) {
        return "p" + number;
    }

    private int within(Bounds bounds) {
        return bounds.least() + random.nextInt(bounds.most() - bounds.least() + 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
