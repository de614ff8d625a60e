package org.collectivemind.resolver;

import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.requirement.Requirement;

/** Small universes with everything in them: a function of the seed. */
final class RandomUniverse {
    private static final List<String> CONSTRAINTS =
            List.of("*", "*", "^1.0", ">=2.0.0", "<2.0.0", "==1.0.0", "==2.0.0", "!=2.0.0", ">=3.0.0", ">=2.0.0-rc.1");
    private final Random random;
    private final Sample sample = new Sample();
    private final int packages;

    private RandomUniverse(long seed) {
        random = new Random(seed);
        packages = 2 + random.nextInt(4);
    }

    static Sample of(long seed) {
        return new RandomUniverse(seed).build();
    }

    private Sample build() {
        if (random.nextInt(4) > 0) {
            sample.has("os", "linux");
        }
        for (int i = 0; i < packages; i++) {
            build("p" + i);
        }
        int roots = 1 + random.nextInt(2);
        for (int i = 0; i < roots; i++) {
            sample.root(dependency());
        }
        if (random.nextInt(3) == 0) {
            String name = "p" + random.nextInt(packages);
            if (sample.releases.containsKey(Sample.name(name))) {
                sample.locked(name, "1.0.0", "v0");
            }
        }
        return sample;
    }

    private void build(String name) {
        boolean hasAxis = random.nextInt(3) > 0;
        for (String version : List.of("1.0.0", "1.5.0", "2.0.0-rc.1", "2.0.0", "3.0.0")) {
            if (random.nextInt(5) < 3) {
                continue;
            }
            List<Axis> axes = hasAxis
                    ? List.of(axis("ml.precision", "fp32", "fp32", "int8"), axis("data.subset", "500", "500", "full"))
                    : List.of();
            List<Sample.Variant> variants = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                String attributes = switch (random.nextInt(4)) {
                    case 0 -> "ml.precision=int8";
                    case 1 -> "";
                    default -> "ml.precision=fp32";
                };
                if (random.nextInt(4) == 0) {
                    attributes += (attributes.isEmpty() ? "" : ",") + "data.subset=full";
                }
                Requirement requires = switch (random.nextInt(6)) {
                    case 0 -> needs("os = linux");
                    case 1 -> needs("os = macos");
                    default -> Requirement.ALWAYS;
                };
                variants.add(variant("v" + i, attributes, requires, dependencies()));
            }
            Optional<String> yanked = random.nextInt(8) == 0 ? Optional.of("broken") : Optional.empty();
            sample.release(name, version, yanked, axes, variants.toArray(Sample.Variant[]::new));
        }
    }

    private String[] dependencies() {
        int count = Math.max(0, random.nextInt(5) - 2);
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = dependency();
        }
        return texts;
    }

    private String dependency() {
        String text = "p" + random.nextInt(packages) + "@" + CONSTRAINTS.get(random.nextInt(CONSTRAINTS.size()));
        if (random.nextInt(5) == 0) {
            text += random.nextInt(3) == 0
                    ? "#data.subset=full"
                    : "#ml.precision=" + (random.nextBoolean() ? "int8" : "fp32");
        }
        if (random.nextInt(4) == 0) {
            text += " soft";
        }
        if (random.nextInt(5) == 0) {
            text += " without p" + random.nextInt(packages);
        }
        return text;
    }
}
