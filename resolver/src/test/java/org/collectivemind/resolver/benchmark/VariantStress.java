package org.collectivemind.resolver.benchmark;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.Target;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * 200 packages of 30 versions, each built for the CPU and for up to four kinds of accelerator, and asked for on a machine with one
 * of them. Strict: a build for the CPU runs only where there is no accelerator, so that few versions are left of every package.
 */
final class VariantStress implements PackageSource {
    private static final int PACKAGES = 200;
    private static final int VERSIONS = 30;
    private static final int ROOTS = 3;
    private static final long SEED = 7;
    private static final AttributeKey TOOLKIT = AttributeKey.parse("cuda.toolkit");
    private static final AttributeKey ROCM = AttributeKey.parse("rocm.version");
    private static final List<Axis> AXES = List.of(
            new Axis(AttributeKey.parse("run.device"), List.of("cuda", "rocm", "cpu"), Optional.empty(), false));

    enum Accelerator {
        CPU("run.device=cpu", "always"),
        CUDA118("run.device=cuda", "cuda.toolkit = 11.8"),
        CUDA121("run.device=cuda", "cuda.toolkit = 12.1"),
        CUDA124("run.device=cuda", "cuda.toolkit = 12.4"),
        ROCM61("run.device=rocm", "rocm.version >= 6.1");

        private final Attributes attributes;
        private final Requirement requires;

        Accelerator(String attributes, String requires) {
            this.attributes = Attributes.parse(attributes);
            this.requires = Requirement.parse(requires);
        }

        VariantId id() {
            return VariantId.parse(name().toLowerCase(Locale.ROOT));
        }
    }

    static final List<Accelerator> TARGETS = List.of(Accelerator.CPU, Accelerator.CUDA124, Accelerator.ROCM61);

    private record Range(int of, int lowest, int highest) {}

    private record Release(List<Accelerator> accelerators, List<Range> needs) {}

    private final boolean strict;
    private final List<List<Release>> packages = new ArrayList<>();
    private final Map<PackageName, PackageVersions> versions = new HashMap<>();
    private final Map<PackageName, Map<Version, Relations>> relations = new HashMap<>();

    VariantStress(boolean strict) {
        this.strict = strict;
        Random random = new Random(SEED);
        for (int number = 1; number <= PACKAGES; number++) {
            List<Release> releases = new ArrayList<>();
            for (int version = 1; version <= VERSIONS; version++) {
                releases.add(new Release(accelerators(random), needs(random, number, version)));
            }
            packages.add(releases);
            publish(number, releases);
        }
    }

    private static List<Accelerator> accelerators(Random random) {
        List<Accelerator> others = new ArrayList<>(List.of(Accelerator.values()));
        others.remove(Accelerator.CPU);
        Collections.shuffle(others, random);
        int count = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(others.size());
        List<Accelerator> all = new ArrayList<>(others.subList(0, count));
        all.add(Accelerator.CPU);
        return all;
    }

    private static List<Range> needs(Random random, int number, int version) {
        List<Range> needs = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (int of = number + 1; of <= PACKAGES; of++) {
            later.add(of);
        }
        Collections.shuffle(later, random);
        for (int of : later.subList(0, Math.min(4, later.size()))) {
            needs.add(new Range(
                    of, Math.max(1, version - random.nextInt(7)), Math.min(VERSIONS, version + random.nextInt(7))));
        }
        return needs;
    }

    private void publish(int number, List<Release> releases) {
        List<VersionEntry> entries = new ArrayList<>();
        Map<Version, Relations> said = new HashMap<>();
        for (int version = 1; version <= VERSIONS; version++) {
            Release release = releases.get(version - 1);
            Version parsed = VersionScheme.CM.parse(version + ".0");
            List<VariantEntry> variants = new ArrayList<>();
            for (Accelerator each : release.accelerators()) {
                Requirement requires = strict && each == Accelerator.CPU
                        ? Requirement.parse("not present(cuda.toolkit) and not present(rocm.version)")
                        : each.requires;
                variants.add(new VariantEntry(each.id(), each.attributes, requires));
            }
            entries.add(new VersionEntry(parsed, Optional.empty(), AXES, variants));
            List<Dependency> dependencies = new ArrayList<>();
            for (Range need : release.needs()) {
                dependencies.add(dependency(need.of(), ">=" + need.lowest() + ".0,<=" + need.highest() + ".0"));
            }
            said.put(parsed, Relations.of(dependencies));
        }
        versions.put(name(number), new PackageVersions(name(number), VersionScheme.CM, entries));
        relations.put(name(number), said);
    }

    private static PackageName name(int number) {
        return new PackageName("org.stress", "pkg" + number);
    }

    private static Dependency dependency(int number, String constraint) {
        return new PackageDependency(name(number), Constraint.parse(constraint), Attributes.NONE);
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return Optional.ofNullable(versions.get(name));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return relations.get(name).get(version);
    }

    Request request(Accelerator accelerator) {
        TreeMap<AttributeKey, Fact> facts = new TreeMap<>();
        facts.put(TOOLKIT, new Fact.Absent("no such accelerator"));
        facts.put(ROCM, new Fact.Absent("no such accelerator"));
        if (accelerator == Accelerator.ROCM61) {
            facts.put(ROCM, new Fact.Known("6.1", "declared"));
        } else if (accelerator != Accelerator.CPU) {
            String release = accelerator.name().substring("CUDA".length());
            facts.put(TOOLKIT, new Fact.Known(release.substring(0, 2) + "." + release.substring(2), "declared"));
        }
        String name = accelerator.id().text();
        List<Dependency> roots = new ArrayList<>();
        for (int number = 1; number <= ROOTS; number++) {
            roots.add(dependency(number, "*"));
        }
        return new Request(roots, new Target(name, new Platform(name, facts, List.of())), Preferences.NONE, Rules.NONE);
    }

    /** The versions that run with the accelerator, for solvers that know no variants. */
    void write(Accelerator accelerator, PrintWriter out) {
        for (int number = 1; number <= PACKAGES; number++) {
            out.println("p " + number + " pkg" + number);
        }
        for (int number = 1; number <= ROOTS; number++) {
            out.println("r " + number + " " + Inputs.ANY);
        }
        for (int number = 1; number <= PACKAGES; number++) {
            for (int version = 1; version <= VERSIONS; version++) {
                Release release = packages.get(number - 1).get(version - 1);
                if (!strict || release.accelerators().contains(accelerator)) {
                    out.println("v " + number + " " + version);
                    for (Range need : release.needs()) {
                        out.println("d " + number + " " + version + " " + need.of() + " " + need.lowest() + "-"
                                + need.highest());
                    }
                }
            }
        }
    }
}
