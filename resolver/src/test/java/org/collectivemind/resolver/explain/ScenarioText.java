package org.collectivemind.resolver.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.Target;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * Reads scenarios. A line is a build of a package, or what is asked:
 *
 * <pre>
 * on host: os=linux, cuda.driver=absent            a target, and facts; several are locked in order
 * device cuda: cc=8.0, mem.total=16GiB             of the target above
 * axis a ml.precision: fp32*, int8                 the default has the star; a package's axes come before its builds
 * a 1.0.0/cuda ; is run.device=cuda ; needs any(cuda) ; -> b@^1, c@>=1,<2 soft without x | d, e[fast] as other
 * b 1.0.0 ; provides blas@3.0.0 ; tags math ; conflicts c@<2 ; constrains d ; coherent cuda.major ; feature fast -> c
 * c 2.0.0 ; yanked wrong weights ; published 2024-05-01
 * for i in 1..9: p{i} 1.0.0 ; -> p{i+1}
 * root a#run.device=cuda, capability blas@>=2, tags math
 * locked a 1.0.0/cuda
 * policy override a@==1                            also constrain, exclude, prerelease, cutoff DAY, resolution lowest
 * maven                                            the scheme of every version; first of all
 * </pre>
 *
 * <p>Between dependencies stand a comma and a blank. A name without group is of {@code org.sample}.
 */
final class ScenarioText {
    private static final Pattern LOOP = Pattern.compile("for i in (\\d+)\\.\\.(\\d+): (.*)");
    private final Scenario scenario = new Scenario();

    private ScenarioText() {}

    static Scenario parse(List<String> lines) {
        ScenarioText text = new ScenarioText();
        for (String line : lines) {
            Matcher loop = LOOP.matcher(line);
            if (loop.matches()) {
                for (int i = Integer.parseInt(loop.group(1)); i <= Integer.parseInt(loop.group(2)); i++) {
                    text.line(loop.group(3).replace("{i}", "" + i).replace("{i+1}", "" + (i + 1)));
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                text.line(line);
            }
        }
        if (text.scenario.targets.isEmpty()) {
            text.target("host", "");
        }
        return text.scenario;
    }

    private void line(String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "maven" -> scenario.scheme = VersionScheme.MAVEN;
            case "on" -> target(words[1].split(":", 2)[0], words[1].split(":", 2)[1]);
            case "device" -> device(words[1].split(":", 2)[0], words[1].split(":", 2)[1]);
            case "axis" -> axis(words[1]);
            case "root" -> scenario.roots.addAll(dependencies(words[1]));
            case "locked" -> locked(words[1]);
            case "policy" -> policy(words[1].split(" ")[0], words[1].split(" ", 2)[1]);
            default -> build(line);
        }
    }

    private void target(String name, String facts) {
        scenario.targets.add(new Target(name, new Platform(name, facts(facts), List.of())));
    }

    private static SortedMap<AttributeKey, Fact> facts(String text) {
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
        for (String fact : text.isBlank() ? new String[0] : text.strip().split(", ")) {
            String[] pair = fact.split("=", 2);
            facts.put(
                    AttributeKey.parse(pair[0]),
                    pair[1].equals("absent")
                            ? new Fact.Absent("there is none")
                            : new Fact.Known(List.of(pair[1].split(" ")), "cm.yaml"));
        }
        return facts;
    }

    private void device(String api, String facts) {
        int last = scenario.targets.size() - 1;
        Target target = scenario.targets.get(last);
        List<Device> devices = new ArrayList<>(target.platform().devices());
        devices.add(new Device(api, devices.size(), facts(facts)));
        scenario.targets.set(
                last,
                new Target(
                        target.name(),
                        new Platform(target.name(), target.platform().facts(), devices)));
    }

    private void axis(String text) {
        String[] parts = text.split(": ", 2);
        String[] words = parts[0].split(" ");
        List<String> values = Arrays.asList(parts[1].split(", "));
        scenario.axes
                .computeIfAbsent(name(words[0]), key -> new ArrayList<>())
                .add(new Axis(
                        AttributeKey.parse(words[1]),
                        values.stream().map(value -> value.replace("*", "")).toList(),
                        values.stream()
                                .filter(value -> value.endsWith("*"))
                                .map(value -> value.replace("*", ""))
                                .findFirst(),
                        false));
    }

    private void build(String line) {
        String[] parts = line.split(" ; ");
        String[] what = parts[0].split("[ /]");
        SortedMap<String, String> said = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split(" ", 2);
            said.put(pair[0], pair[1]);
        }
        Relations relations = new Relations(
                said.containsKey("->") ? dependencies(said.get("->")) : List.of(),
                features(said),
                list(said, "conflicts", ScenarioText::match),
                list(said, "constrains", ScenarioText::match),
                list(said, "provides", ScenarioText::capability),
                new TreeSet<>(list(said, "coherent", AttributeKey::parse)));
        VariantEntry variant = new VariantEntry(
                what.length > 2 ? VariantId.parse(what[2]) : VariantId.DEFAULT,
                said.containsKey("is") ? Attributes.parse(said.get("is")) : Attributes.NONE,
                said.containsKey("needs") ? Requirement.parse(said.get("needs")) : Requirement.ALWAYS,
                relations.provides(),
                relations.coherent());
        scenario.add(
                name(what[0]),
                new VersionEntry(
                        scenario.scheme.parse(what[1]),
                        Optional.ofNullable(said.get("yanked")),
                        Optional.ofNullable(said.get("published")).map(ScenarioText::day),
                        new TreeSet<>(list(said, "tags", text -> text)),
                        scenario.axes.getOrDefault(name(what[0]), List.of()),
                        List.of(variant)),
                relations);
    }

    private static SortedMap<FeatureName, List<Dependency>> features(SortedMap<String, String> said) {
        if (!said.containsKey("feature")) {
            return Collections.emptySortedMap();
        }
        String[] parts = said.get("feature").split(" -> ", 2);
        return new TreeMap<>(Collections.singletonMap(FeatureName.parse(parts[0]), dependencies(parts[1])));
    }

    private static <T> List<T> list(SortedMap<String, String> said, String key, Function<String, T> parse) {
        return said.containsKey(key)
                ? Arrays.stream(said.get(key).split(", ")).map(parse).toList()
                : List.of();
    }

    private static List<Dependency> dependencies(String text) {
        return Arrays.stream(text.split(", ")).map(ScenarioText::dependency).toList();
    }

    private static Dependency dependency(String text) {
        String[] options = text.split(" \\| ");
        return options.length == 1
                ? option(text)
                : new AnyOf(Arrays.stream(options).map(ScenarioText::option).toList());
    }

    private static Dependency option(String text) {
        if (text.startsWith("capability ")) {
            String[] parts = text.substring("capability ".length()).split("@", 2);
            return new CapabilityDependency(
                    new CapabilityName(parts[0]), parts.length > 1 ? Constraint.parse(parts[1]) : Constraint.ANY);
        } else if (text.startsWith("tags ")) {
            String[] parts = text.substring("tags ".length()).split("#", 2);
            return new TagDependency(
                    new TreeSet<>(List.of(parts[0].split(","))),
                    parts.length > 1 ? Attributes.parse(parts[1]) : Attributes.NONE);
        }
        String[] without = text.split(" without ", 2);
        boolean soft = without[0].endsWith(" soft");
        PackageSpec spec = spec(soft ? without[0].substring(0, without[0].length() - " soft".length()) : without[0]);
        SortedSet<PackageName> exclusions = new TreeSet<>();
        if (without.length > 1) {
            Arrays.stream(without[1].split(",")).map(ScenarioText::name).forEach(exclusions::add);
        }
        return new PackageDependency(
                spec.packageName().orElseThrow(),
                spec.constraint(),
                spec.select(),
                spec.features(),
                spec.alias(),
                soft ? Strength.SOFT : Strength.HARD,
                exclusions);
    }

    private static PackageSpec spec(String text) {
        return PackageSpec.parse(text.split("[@#]")[0].contains(":") ? text : "org.sample:" + text);
    }

    private static PackageName name(String text) {
        return spec(text).packageName().orElseThrow();
    }

    private static PackageMatch match(String text) {
        PackageSpec spec = spec(text);
        return new PackageMatch(spec.packageName().orElseThrow(), spec.constraint(), spec.select());
    }

    private static Capability capability(String text) {
        String[] parts = text.split("@", 2);
        return new Capability(new CapabilityName(parts[0]), VersionScheme.CM.parse(parts[1]));
    }

    private static Instant day(String text) {
        return Instant.parse(text + "T00:00:00Z");
    }

    private void locked(String text) {
        String[] words = text.split("[ /]");
        scenario.locked.put(
                PackageSlot.of(name(words[0])),
                new Preferences.Locked(
                        scenario.scheme.parse(words[1]),
                        words.length > 2 ? VariantId.parse(words[2]) : VariantId.DEFAULT));
    }

    private void policy(String kind, String what) {
        Rules rules = scenario.rules;
        scenario.rules = switch (kind) {
            case "override" -> rules.withOverrides(and(rules.overrides(), match(what)));
            case "constrain" -> rules.withConstraints(and(rules.constraints(), match(what)));
            case "exclude" -> rules.withExcludes(new TreeSet<>(and(List.copyOf(rules.excludes()), name(what))));
            case "prerelease" ->
                rules.withPrereleases(new TreeSet<>(and(List.copyOf(rules.prereleases()), name(what))));
            case "cutoff" -> rules.withCutoff(Optional.of(day(what)));
            case "resolution" ->
                new Rules(
                        rules.prereleases(),
                        rules.prefer(),
                        ResolutionMode.valueOf(
                                what.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                        rules.cutoff(),
                        rules.overrides(),
                        rules.constraints(),
                        rules.excludes());
            default -> throw new IllegalArgumentException("no such policy: " + kind);
        };
    }

    private static <T> List<T> and(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
