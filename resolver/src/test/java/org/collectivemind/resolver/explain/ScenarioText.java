package org.collectivemind.resolver.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.BuildText;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.Target;
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
            case "root" -> scenario.roots.addAll(BuildText.dependencies(words[1]));
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
                .computeIfAbsent(BuildText.name(words[0]), key -> new ArrayList<>())
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
        BuildText build = BuildText.parse(line);
        scenario.add(
                build.name(),
                new VersionEntry(
                        scenario.scheme.parse(build.version()),
                        build.said("yanked"),
                        build.said("published").map(ScenarioText::day),
                        build.tags(),
                        scenario.axes.getOrDefault(build.name(), List.of()),
                        List.of(build.variant())),
                build.relations());
    }

    private static Instant day(String text) {
        return Instant.parse(text + "T00:00:00Z");
    }

    private void locked(String text) {
        String[] words = text.split("[ /]");
        scenario.locked.put(
                PackageSlot.of(BuildText.name(words[0])),
                new Preferences.Locked(
                        scenario.scheme.parse(words[1]),
                        words.length > 2 ? VariantId.parse(words[2]) : VariantId.DEFAULT));
    }

    private void policy(String kind, String what) {
        Rules rules = scenario.rules;
        scenario.rules = switch (kind) {
            case "override" -> rules.withOverrides(and(rules.overrides(), BuildText.match(what)));
            case "constrain" -> rules.withConstraints(and(rules.constraints(), BuildText.match(what)));
            case "exclude" ->
                rules.withExcludes(new TreeSet<>(and(List.copyOf(rules.excludes()), BuildText.name(what))));
            case "prerelease" ->
                rules.withPrereleases(new TreeSet<>(and(List.copyOf(rules.prereleases()), BuildText.name(what))));
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
