package org.collectivemind.resolver;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.resource.Formula;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;
import org.collectivemind.resolver.objective.Bound;
import org.collectivemind.resolver.objective.Metric;
import org.collectivemind.resolver.objective.Objective;
import org.collectivemind.resolver.request.Footprint;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** Gives variants of a universe memory to take and results, the machine some memory, and the rules leeway and bounds. */
final class RandomPlacements {
    private static final List<String> NEEDS = List.of("files.size", "files.size + ctx*1GiB", "0", "12GiB", "40GiB");
    private final Random random;

    private RandomPlacements(long seed) {
        random = new Random(seed);
    }

    static void on(Sample sample, long seed) {
        new RandomPlacements(seed).place(sample);
    }

    private void place(Sample sample) {
        sample.has("mem.total", "32GiB");
        if (random.nextInt(3) > 0) {
            sample.has("cuda.driver", "550.54.14").has("cuda.mem.total", "16GiB");
        }
        sample.releases.values().forEach(list -> list.replaceAll(this::placed));
        SortedMap<PackageName, Parameters> params = new TreeMap<>();
        sample.releases.keySet().stream()
                .filter(name -> random.nextInt(3) == 0)
                .forEach(name -> params.put(name, ctx(random.nextInt(30))));
        TreeSet<AttributeKey> free = new TreeSet<>();
        if (random.nextInt(3) == 0) {
            free.add(AttributeKey.parse("ml.precision"));
        }
        Leeway leeway = new Leeway(Leeway.NONE.use(), Leeway.NONE.system(), free, params);
        sample.rules = sample.rules
                .with(leeway)
                .asking(
                        random.nextInt(4) == 0 ? List.of(Bound.atLeast("accuracy", "2")) : List.of(),
                        random.nextBoolean() ? Optional.of(Objective.maximise("accuracy")) : Optional.empty());
    }

    private static Parameters ctx(int value) {
        return new Parameters(new TreeMap<>(Map.of("ctx", BigDecimal.valueOf(value))));
    }

    private VersionEntry placed(VersionEntry release) {
        return new VersionEntry(
                release.version(),
                release.yanked(),
                release.published(),
                release.tags(),
                release.axes(),
                release.variants().stream().map(this::placed).toList());
    }

    private VariantEntry placed(VariantEntry variant) {
        SortedMap<Metric, BigDecimal> metrics = new TreeMap<>();
        if (random.nextInt(3) > 0) {
            metrics.put(new Metric("accuracy"), BigDecimal.valueOf(random.nextInt(5)));
        }
        Optional<Footprint> footprint = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(footprint());
        return new VariantEntry(
                variant.id(),
                variant.attributes(),
                variant.requires(),
                footprint,
                variant.provides(),
                variant.coherent(),
                metrics);
    }

    private Footprint footprint() {
        List<Placement> placements = new ArrayList<>(List.of(Placement.values()));
        Collections.shuffle(placements, random);
        Formula need = Formula.parse(NEEDS.get(random.nextInt(NEEDS.size())));
        return new Footprint(
                new Resources(ctx(8), need, placements.subList(0, 1 + random.nextInt(3))),
                (long) random.nextInt(40) << 30);
    }
}
