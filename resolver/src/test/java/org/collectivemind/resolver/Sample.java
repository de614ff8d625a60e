package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.explain.Repair;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.Target;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** A universe written down in a test, a line a release; and the questions asked of it. */
final class Sample implements PackageSource {
    final Map<PackageName, List<VersionEntry>> releases = new LinkedHashMap<>();
    final Map<String, Relations> relations = new LinkedHashMap<>();
    final List<Dependency> roots = new ArrayList<>();
    VersionScheme scheme = VersionScheme.CM;
    Platform platform = new Platform("host", new TreeMap<>(), List.of());
    Preferences preferences = Preferences.NONE;
    Rules rules = Rules.NONE;

    /** {@code a}, or {@code group:a}. */
    static PackageName name(String text) {
        return SampleText.name(text);
    }

    /** One on a package: {@code a@^1.0#k=v}; see {@link SampleText#dependency} for all there is. */
    static PackageDependency dependency(String text) {
        return (PackageDependency) SampleText.dependency(text);
    }

    Sample maven() {
        scheme = VersionScheme.MAVEN;
        return this;
    }

    /** A release of one variant. */
    Sample release(String name, String version, String... depends) {
        return release(name, version, List.of(), variant("default", "", Requirement.ALWAYS, depends));
    }

    record Variant(VariantEntry entry, Relations relations) {}

    /** @param says see {@link SampleText#relations} */
    static Variant variant(String id, String attributes, Requirement requires, String... says) {
        Relations relations = SampleText.relations(says);
        return new Variant(
                new VariantEntry(
                        new VariantId(id),
                        Attributes.parse(attributes),
                        requires,
                        relations.provides(),
                        relations.coherent()),
                relations);
    }

    Sample release(String name, String version, List<Axis> axes, Variant... variants) {
        return release(name, version, Optional.empty(), axes, variants);
    }

    Sample yanked(String name, String version, String reason) {
        return release(name, version, Optional.of(reason), List.of(), variant("default", "", Requirement.ALWAYS));
    }

    /** Gives every version of the package tags: {@code ml,resnet}. */
    Sample tagged(String name, String tags) {
        releases.get(name(name))
                .replaceAll(entry -> new VersionEntry(
                        entry.version(),
                        entry.yanked(),
                        entry.published(),
                        new TreeSet<>(List.of(tags.split(","))),
                        entry.axes(),
                        entry.variants()));
        return this;
    }

    /** Says when a version was published: a day such as {@code 2024-05-01}. */
    Sample published(String name, String version, String day) {
        releases.get(name(name))
                .replaceAll(entry -> entry.version().equals(scheme.parse(version))
                        ? new VersionEntry(
                                entry.version(),
                                entry.yanked(),
                                Optional.of(Policies.day(day)),
                                entry.tags(),
                                entry.axes(),
                                entry.variants())
                        : entry);
        return this;
    }

    Sample policy(Policies policies) {
        rules = policies.rules();
        return this;
    }

    Sample release(String name, String version, Optional<String> yanked, List<Axis> axes, Variant... variants) {
        Version parsed = scheme.parse(version);
        List<VariantEntry> entries = new ArrayList<>();
        for (Variant variant : variants) {
            entries.add(variant.entry());
            relations.put(key(name(name), parsed, variant.entry().id()), variant.relations());
        }
        releases.computeIfAbsent(name(name), key -> new ArrayList<>())
                .add(new VersionEntry(parsed, yanked, axes, entries));
        return this;
    }

    Sample root(String... texts) {
        Arrays.stream(texts).map(SampleText::dependency).forEach(roots::add);
        return this;
    }

    Sample has(String key, String value) {
        platform = platform.with(AttributeKey.parse(key), new Fact.Known(value, "test"));
        return this;
    }

    Sample locked(String name, String version, String variant) {
        TreeMap<PackageSlot, Preferences.Locked> locked = new TreeMap<>(preferences.locked());
        locked.put(PackageSlot.of(name(name)), new Preferences.Locked(scheme.parse(version), new VariantId(variant)));
        preferences = new Preferences(locked, preferences.aligned());
        return this;
    }

    static Requirement needs(String text) {
        return Requirement.parse(text);
    }

    static Axis axis(String key, String defaultValue, String... values) {
        return new Axis(AttributeKey.parse(key), List.of(values), Optional.of(defaultValue), false);
    }

    static Axis free(String key, String... values) {
        return new Axis(AttributeKey.parse(key), List.of(values), Optional.empty(), false);
    }

    private static String key(PackageName name, Version version, VariantId variant) {
        return name + "@" + version + "#" + variant;
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return Optional.ofNullable(releases.get(name)).map(list -> new PackageVersions(name, scheme, list));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return relations.get(key(name, version, variant));
    }

    @Override
    public SortedSet<PackageName> providers(CapabilityName capability) {
        return packages(release -> release.variants().stream()
                .flatMap(variant -> variant.provides().stream())
                .anyMatch(provided -> provided.name().equals(capability)));
    }

    @Override
    public SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return packages(release -> release.tags().containsAll(tags));
    }

    private SortedSet<PackageName> packages(Predicate<VersionEntry> some) {
        SortedSet<PackageName> names = new TreeSet<>();
        releases.forEach((name, list) -> {
            if (list.stream().anyMatch(some)) {
                names.add(name);
            }
        });
        return names;
    }

    Request request() {
        return new Request(roots, new Target("host", platform), preferences, rules);
    }

    Outcome solve() {
        return solve(Resolver.withoutRepairs());
    }

    Outcome solve(Resolver resolver) {
        Outcome outcome = resolver.resolve(this, request());
        if (outcome instanceof Outcome.Solved solved) {
            List<Violation> violations = new Validator().check(this, request(), solved.resolution());
            if (!violations.isEmpty()) {
                throw new AssertionError(violations + " in " + show(solved.resolution()));
            }
        }
        return outcome;
    }

    Resolution resolution() {
        Outcome outcome = solve();
        if (outcome instanceof Outcome.Solved solved) {
            return solved.resolution();
        }
        throw new AssertionError(((Outcome.Unsatisfiable) outcome).explanation().text());
    }

    /** {@code a 1.0.0, b 2.0.0#int8}. */
    String solution() {
        return show(resolution());
    }

    String explanation() {
        Outcome outcome = solve();
        if (outcome instanceof Outcome.Unsatisfiable unsatisfiable) {
            return unsatisfiable.explanation().text();
        }
        throw new AssertionError("solved: " + show(((Outcome.Solved) outcome).resolution()));
    }

    /** Without the derivation: what helps, a line each. */
    String repairs() {
        Outcome outcome = solve(new Resolver());
        return String.join(
                "\n",
                ((Outcome.Unsatisfiable) outcome)
                        .explanation().repairs().stream().map(Repair::text).toList());
    }

    static String show(Resolution resolution) {
        List<String> texts = new ArrayList<>();
        resolution
                .packages()
                .forEach((slot, selected) -> texts.add(slot.name().name()
                        + slot.alias().map(alias -> " as " + alias).orElse("")
                        + " "
                        + selected.version()
                        + (selected.features().isEmpty() ? "" : selected.features())
                        + (selected.variant().equals(VariantId.DEFAULT) ? "" : "#" + selected.variant())));
        return String.join(", ", texts);
    }
}
