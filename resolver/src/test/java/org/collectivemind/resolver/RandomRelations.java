package org.collectivemind.resolver;

import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.requirement.Requirement;

/** Small universes in which packages have everything to do with one another that they can: a function of the seed. */
final class RandomRelations {
    private static final List<String> CONSTRAINTS =
            List.of("", "", "", "@^1.0", "@>=2.0.0", "@<2.0.0", "@==1.0.0", "@!=2.0.0", "@>=9.0.0");
    private static final List<String> VERSIONS = List.of("1.0.0", "2.0.0", "3.0.0");
    private static final List<Axis> AXES = List.of(axis("ml.precision", "fp32", "fp32", "int8"));
    private final Random random;
    private final Sample sample = new Sample();
    private final int packages;
    /** How likely what is: universes in which everything happens are all unsolvable. */
    private final boolean[] kinds = new boolean[8];

    private RandomRelations(long seed) {
        random = new Random(seed);
        packages = 2 + random.nextInt(4);
        for (int kind = 0; kind < kinds.length; kind++) {
            kinds[kind] = random.nextInt(3) == 0;
        }
    }

    static Sample of(long seed) {
        return new RandomRelations(seed).build();
    }

    private Sample build() {
        if (random.nextInt(4) > 0) {
            sample.has("os", "linux");
        }
        for (int i = 0; i < packages; i++) {
            build("p" + i);
        }
        int roots = 1 + random.nextInt(3);
        for (int i = 0; i < roots; i++) {
            sample.root(dependency());
        }
        return sample;
    }

    private void build(String name) {
        boolean hasAxis = random.nextInt(3) == 0;
        boolean exists = false;
        for (String version : VERSIONS) {
            if (random.nextInt(2) == 0) {
                continue;
            }
            List<Sample.Variant> variants = new ArrayList<>();
            int count = 1 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                variants.add(variant("v" + i, attributes(), requires(), says()));
            }
            exists = true;
            sample.release(
                    name,
                    version,
                    Optional.empty(),
                    hasAxis ? AXES : List.of(),
                    variants.toArray(Sample.Variant[]::new));
        }
        if (exists && kinds[7]) {
            sample.tagged(name, random.nextBoolean() ? "ml" : "ml,big");
        }
    }

    private String attributes() {
        List<String> attributes = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            attributes.add("ml.precision=" + (random.nextBoolean() ? "int8" : "fp32"));
        }
        if (kinds[0] && random.nextInt(3) > 0) {
            attributes.add("cuda.major=" + (11 + random.nextInt(3)));
        }
        return String.join(",", attributes);
    }

    private Requirement requires() {
        return random.nextInt(6) == 0 ? needs("os = linux") : Requirement.ALWAYS;
    }

    private String[] says() {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(6) - 3; i >= 0; i--) {
            lines.add(dependency());
        }
        if (kinds[0]) {
            lines.add("coherent cuda.major");
        }
        if (kinds[1] && random.nextInt(4) == 0) {
            lines.add("conflicts " + match());
        }
        if (kinds[2] && random.nextInt(4) == 0) {
            lines.add("constrains " + match());
        }
        if (kinds[3] && random.nextInt(3) == 0) {
            lines.add("provides c" + random.nextInt(2) + "@" + (1 + random.nextInt(2)) + ".0");
        }
        while (kinds[4] && random.nextInt(3) == 0) {
            lines.add("[" + (random.nextBoolean() ? "f" : "g") + "] " + dependency());
        }
        return lines.toArray(String[]::new);
    }

    private String match() {
        return name() + constraint() + (random.nextInt(5) == 0 ? "#ml.precision=int8" : "");
    }

    private String name() {
        return "p" + random.nextInt(packages + (random.nextInt(8) == 0 ? 1 : 0));
    }

    private String constraint() {
        return CONSTRAINTS.get(random.nextInt(CONSTRAINTS.size()));
    }

    private String dependency() {
        if (kinds[5] && random.nextInt(3) == 0) {
            return IntStream.rangeClosed(0, 1 + random.nextInt(2))
                    .mapToObj(i -> option())
                    .collect(Collectors.joining(" | "));
        }
        return option();
    }

    private String option() {
        if (kinds[3] && random.nextInt(4) == 0) {
            return "capability c" + random.nextInt(2) + (random.nextBoolean() ? "" : "@>=2");
        } else if (kinds[7] && random.nextInt(6) == 0) {
            return "tags " + (random.nextBoolean() ? "ml" : "big")
                    + (random.nextInt(3) == 0 ? "#ml.precision=int8" : "");
        }
        String text = name();
        if (kinds[4] && random.nextInt(2) == 0) {
            text += random.nextInt(3) == 0 ? "[f,g]" : "[f]";
        }
        text += constraint();
        if (random.nextInt(8) == 0) {
            text += "#ml.precision=" + (random.nextBoolean() ? "int8" : "fp32");
        }
        if (kinds[6] && random.nextInt(4) == 0) {
            text += " as x";
        }
        if (random.nextInt(6) == 0) {
            text += " soft";
        }
        if (random.nextInt(6) == 0) {
            text += " without " + name();
        }
        return text;
    }
}
