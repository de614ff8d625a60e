package org.collectivemind.resolver.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes {@code src/test/cases/generated.txt} anew, without answers: run it with the test class path from the module's directory,
 * then the conformance test with {@code -Dgolden.update=true}.
 */
final class GeneratedCases {
    private static final int CASES = 90;
    private static final String[] NEEDS = {
        "os = linux", "os = macos", "any(cuda)", "not any(cuda)", "arch = x86_64", "any(cuda, cc >= 9.0)"
    };
    private final Random random;
    private final int packages;

    private GeneratedCases(int seed) {
        random = new Random(seed);
        packages = 3 + random.nextInt(3);
    }

    public static void main(String[] arguments) {
        List<OwnCase> cases = new ArrayList<>();
        Path file = Path.of("src/test/cases/generated.txt");
        for (int seed = 0; seed < CASES; seed++) {
            cases.add(new OwnCase(file, "generated from seed " + seed, new GeneratedCases(seed).lines(), List.of()));
        }
        OwnCase.write(file, cases);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < packages; i++) {
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                int builds = 1 + random.nextInt(2);
                for (int build = 0; build < builds; build++) {
                    lines.add(build(i, version, build, builds));
                }
            }
        }
        lines.add("root " + dependency() + (random.nextBoolean() ? ", " + dependency() : ""));
        return lines;
    }

    private String build(int index, int version, int build, int builds) {
        StringBuilder line = new StringBuilder(name(index) + " " + version + ".0.0");
        line.append(builds == 1 ? "" : "/v" + build);
        if (random.nextInt(3) == 0) {
            line.append(" ; is cuda.major=").append(11 + random.nextInt(2));
            line.append(random.nextBoolean() ? " ; coherent cuda.major" : "");
        }
        if (random.nextInt(4) == 0) {
            line.append(" ; needs ").append(NEEDS[random.nextInt(NEEDS.length)]);
        }
        if (random.nextInt(5) < 3) {
            line.append(" ; -> ").append(dependency());
            line.append(random.nextInt(4) == 0 ? ", " + dependency() : "");
        }
        rarely(line, " ; feature f -> ", this::dependency);
        rarely(line, " ; conflicts ", this::plain);
        rarely(line, " ; constrains ", this::plain);
        rarely(line, " ; provides ", () -> "c" + random.nextInt(2) + "@" + (1 + random.nextInt(2)) + ".0.0");
        rarely(line, " ; tags ", () -> "t" + random.nextInt(2));
        return line.toString();
    }

    private void rarely(StringBuilder line, String key, java.util.function.Supplier<String> value) {
        if (random.nextInt(9) == 0) {
            line.append(key).append(value.get());
        }
    }

    private String dependency() {
        return switch (random.nextInt(12)) {
            case 0 -> plain() + " | " + plain();
            case 1 -> "capability c" + random.nextInt(2);
            case 2 -> "tags t" + random.nextInt(2);
            case 3 -> plain() + " as other";
            case 4 -> name(random.nextInt(packages)) + "[f]";
            default -> plain();
        };
    }

    private String plain() {
        int version = 1 + random.nextInt(3);
        String constraint = switch (random.nextInt(4)) {
            case 0 -> "@^" + version;
            case 1 -> "@>=" + version;
            case 2 -> "@<" + (version + 1);
            default -> "";
        };
        return name(random.nextInt(packages)) + constraint;
    }

    private static String name(int index) {
        return String.valueOf((char) ('a' + index));
    }
}
