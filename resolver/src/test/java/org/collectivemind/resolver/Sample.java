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
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
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
    final Map<String, List<PackageDependency>> dependencies = new LinkedHashMap<>();
    final List<Dependency> roots = new ArrayList<>();
    VersionScheme scheme = VersionScheme.CM;
    Platform platform = new Platform("host", new TreeMap<>(), List.of());
    Preferences preferences = Preferences.NONE;
    Rules rules = Rules.NONE;

    /** {@code a}, or {@code group:a}. */
    static PackageName name(String text) {
        return PackageName.parse(text.contains(":") ? text : "org.sample:" + text);
    }

    /** {@code a@^1.0#k=v}, then optionally {@code soft} and {@code without x,y}. */
    static PackageDependency dependency(String text) {
        String[] words = text.split(" ");
        String[] selected = words[0].split("#", 2);
        String[] parts = selected[0].split("@", 2);
        SortedSet<PackageName> exclusions = new TreeSet<>();
        boolean soft = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("soft")) {
                soft = true;
            } else if (words[i].equals("without")) {
                Arrays.stream(words[++i].split(",")).map(Sample::name).forEach(exclusions::add);
            }
        }
        return new PackageDependency(
                name(parts[0]),
                parts.length > 1 ? Constraint.parse(parts[1]) : Constraint.ANY,
                selected.length > 1 ? Attributes.parse(selected[1]) : Attributes.NONE,
                soft ? PackageDependency.Strength.SOFT : PackageDependency.Strength.HARD,
                exclusions);
    }

    Sample maven() {
        scheme = VersionScheme.MAVEN;
        return this;
    }

    /** A release of one variant. */
    Sample release(String name, String version, String... depends) {
        return release(name, version, List.of(), variant("default", "", Requirement.ALWAYS, depends));
    }

    record Variant(VariantEntry entry, List<PackageDependency> dependencies) {}

    static Variant variant(String id, String attributes, Requirement requires, String... depends) {
        return new Variant(
                new VariantEntry(new VariantId(id), Attributes.parse(attributes), requires),
                Arrays.stream(depends).map(Sample::dependency).toList());
    }

    Sample release(String name, String version, List<Axis> axes, Variant... variants) {
        return release(name, version, Optional.empty(), axes, variants);
    }

    Sample yanked(String name, String version, String reason) {
        return release(name, version, Optional.of(reason), List.of(), variant("default", "", Requirement.ALWAYS));
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
            dependencies.put(key(name(name), parsed, variant.entry().id()), variant.dependencies());
        }
        releases.computeIfAbsent(name(name), key -> new ArrayList<>())
                .add(new VersionEntry(parsed, yanked, axes, entries));
        return this;
    }

    Sample root(String... texts) {
        Arrays.stream(texts).map(Sample::dependency).forEach(roots::add);
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
        return Relations.of(dependencies(name, version, variant));
    }

    List<PackageDependency> dependencies(PackageName name, Version version, VariantId variant) {
        return dependencies.get(key(name, version, variant));
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
                .forEach((slot, selected) -> texts.add(slot.name().name() + " " + selected.version()
                        + (selected.variant().equals(VariantId.DEFAULT) ? "" : "#" + selected.variant())));
        return String.join(", ", texts);
    }
}
