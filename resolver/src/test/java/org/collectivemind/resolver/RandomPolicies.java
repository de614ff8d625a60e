package org.collectivemind.resolver;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.VersionEntry;

/** Policies of every kind for a small universe, and days its versions were published on: a function of the seed. */
final class RandomPolicies {
    private static final Instant FIRST_DAY = Policies.day("2024-01-01");
    private static final List<String> MATCHES = List.of(
            "@*", "@==1.0.0", "@>=2.0.0", "@<3.0.0", "@>=2.0.0-rc.1", "@==2.0.0-rc.1", "#ml.precision=int8", "@>=9");

    private RandomPolicies() {}

    static void on(Sample sample, long seed) {
        Random random = new Random(seed);
        List<PackageName> names = new ArrayList<>(sample.releases.keySet());
        for (Map.Entry<PackageName, List<VersionEntry>> entry : sample.releases.entrySet()) {
            entry.getValue().replaceAll(release -> dated(release, random));
        }
        sample.rules = new Rules(
                new TreeSet<>(names.isEmpty() || random.nextInt(3) > 0 ? List.of() : List.of(one(names, random))),
                Attributes.NONE,
                ResolutionMode.values()[random.nextInt(3)],
                random.nextInt(3) == 0
                        ? Optional.of(FIRST_DAY.plus(random.nextInt(200), ChronoUnit.DAYS))
                        : Optional.empty(),
                matches(names, random),
                matches(names, random),
                new TreeSet<>(names.isEmpty() || random.nextInt(4) > 0 ? List.of() : List.of(one(names, random))));
    }

    private static VersionEntry dated(VersionEntry release, Random random) {
        Optional<Instant> day = random.nextInt(6) == 0
                ? Optional.empty()
                : Optional.of(FIRST_DAY.plus(random.nextInt(150), ChronoUnit.DAYS));
        return new VersionEntry(
                release.version(), release.yanked(), day, release.tags(), release.axes(), release.variants());
    }

    private static List<PackageMatch> matches(List<PackageName> names, Random random) {
        List<PackageMatch> matches = new ArrayList<>();
        while (!names.isEmpty() && random.nextInt(3) == 0) {
            PackageDependency parsed = Sample.dependency(one(names, random) + one(MATCHES, random));
            matches.add(new PackageMatch(parsed.name(), parsed.constraint(), parsed.select()));
        }
        return matches;
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
