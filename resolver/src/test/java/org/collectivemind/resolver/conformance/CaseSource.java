package org.collectivemind.resolver.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * A neutral case as cm's registry would publish it, on one environment: versions by rank, extras as features, wheels and the
 * source distribution as variants, {@code requires_python} as a requirement. Dependencies whose marker does not hold are not there.
 */
final class CaseSource implements PackageSource {
    private static final Pattern LOWER_BOUND = Pattern.compile("(>=|>|===?|~=)\\s*([\\d.]*\\d)(?:\\.\\*)?");
    private final NeutralCase given;
    private final Prereleases prereleases;
    private final Environment environment;
    private final Map<String, RankedVersions> ranked = new HashMap<>();
    private final Map<PackageName, PackageVersions> versions = new HashMap<>();
    private final Map<PackageName, Map<Version, Relations>> relations = new HashMap<>();

    CaseSource(NeutralCase given, Prereleases prereleases, Environment environment) {
        this.given = given;
        this.prereleases = prereleases;
        this.environment = environment;
        given.packages().forEach((name, releases) -> ranked.put(name, prereleases.ranked(releases)));
        given.packages().forEach(this::publish);
    }

    static PackageName name(String text) {
        return new PackageName("case", text);
    }

    private void publish(String name, List<NeutralCase.Release> releases) {
        List<VersionEntry> entries = new ArrayList<>();
        Map<Version, Relations> said = new HashMap<>();
        for (NeutralCase.Release release : releases) {
            Version version = ranked.get(name).versions().get(release.version());
            entries.add(new VersionEntry(
                    version,
                    release.isYanked() ? Optional.of("yanked") : Optional.empty(),
                    List.of(),
                    variants(release)));
            said.put(version, relations(release));
        }
        versions.put(name(name), new PackageVersions(name(name), VersionScheme.CM, entries));
        relations.put(name(name), said);
    }

    private List<VariantEntry> variants(NeutralCase.Release release) {
        Requirement python = release.requiresPython().map(CaseSource::python).orElse(Requirement.ALWAYS);
        List<VariantEntry> variants = new ArrayList<>();
        Set<String> wheels = new LinkedHashSet<>(isListed("no_binary", release.name()) ? List.of() : release.wheels());
        for (String tag : wheels) {
            Requirement both = new Requirement.And(List.of(python, WheelTag.requirement(tag)));
            variants.add(new VariantEntry(new VariantId(tag), Attributes.NONE, both));
        }
        if (release.hasSource() && !isListed("no_build", release.name())) {
            variants.add(new VariantEntry(new VariantId("sdist"), Attributes.NONE, python));
        }
        return variants;
    }

    private boolean isListed(String option, String name) {
        for (var each : given.options().path(option)) {
            if (each.asText().equals(name)) {
                return true;
            }
        }
        return given.options().path(option).asBoolean();
    }

    /** The lower bounds alone: uv takes no upper bound of {@code requires-python} at its word, and records so. */
    private static Requirement python(String specifiers) {
        List<Requirement> bounds = new ArrayList<>();
        for (String each : specifiers.split(",")) {
            Matcher bound = LOWER_BOUND.matcher(each.strip());
            if (bound.matches()) {
                bounds.add(Requirement.parse(
                        "run.python " + (bound.group(1).equals(">") ? "> " : ">= ") + bound.group(2)));
            }
        }
        return bounds.size() == 1 ? bounds.get(0) : new Requirement.And(bounds);
    }

    private Relations relations(NeutralCase.Release release) {
        SortedMap<FeatureName, List<Dependency>> features = new TreeMap<>();
        release.extras().forEach((extra, wanted) -> features.put(FeatureName.parse(extra), dependencies(wanted)));
        return new Relations(
                dependencies(release.dependencies()),
                features,
                List.of(),
                List.of(),
                List.of(),
                Collections.emptySortedSet());
    }

    List<Dependency> roots() {
        return dependencies(given.roots());
    }

    private List<Dependency> dependencies(List<NeutralCase.Wanted> all) {
        List<Dependency> dependencies = new ArrayList<>();
        for (NeutralCase.Wanted wanted : all) {
            if (environment.satisfies(wanted.marker())) {
                TreeSet<FeatureName> features = new TreeSet<>();
                wanted.extras().forEach(extra -> features.add(FeatureName.parse(extra)));
                dependencies.add(new PackageDependency(
                        name(wanted.name()),
                        constraint(wanted),
                        Attributes.NONE,
                        features,
                        Optional.empty(),
                        PackageDependency.Strength.HARD,
                        Collections.emptySortedSet()));
            }
        }
        return dependencies;
    }

    private Constraint constraint(NeutralCase.Wanted wanted) {
        RankedVersions among = ranked.get(wanted.name());
        if (among == null) {
            return Constraint.ANY;
        }
        boolean pinned = wanted.spec().matches("==[^*,]*|=[^*,]*|\\d[^*, ]*")
                && wanted.allowed().size() == 1;
        return pinned
                ? among.exactly(wanted.allowed().get(0))
                : among.oneOf(wanted.allowed(), prereleases.isNamedIn(wanted.spec()));
    }

    Constraint exactly(String name, String version) {
        return ranked.get(name).exactly(version);
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return Optional.ofNullable(versions.get(name));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return relations.get(name).get(version);
    }

    /** In the source's words. */
    SortedMap<String, String> words(Resolution resolution) {
        SortedMap<String, String> words = new TreeMap<>();
        resolution
                .versions()
                .forEach((slot, version) -> words.put(
                        slot.name().name(), ranked.get(slot.name().name()).text(version)));
        return words;
    }
}
