package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.SemanticVersion;

/** What a candidate says in a test, a line each. */
final class SampleText {
    private SampleText() {}

    /** {@code a}, or {@code group:a}. */
    static PackageName name(String text) {
        return PackageName.parse(text.contains(":") ? text : "org.sample:" + text);
    }

    /** Dependencies, or {@code [f] a}, {@code conflicts a@1}, {@code constrains a@1}, {@code provides c@1}, {@code coherent k}. */
    static Relations relations(String... lines) {
        List<Dependency> dependencies = new ArrayList<>();
        SortedMap<FeatureName, List<Dependency>> features = new TreeMap<>();
        List<PackageMatch> conflicts = new ArrayList<>();
        List<PackageMatch> constrains = new ArrayList<>();
        List<Capability> provides = new ArrayList<>();
        SortedSet<AttributeKey> coherent = new TreeSet<>();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "conflicts" -> conflicts.add(match(words[1]));
                case "constrains" -> constrains.add(match(words[1]));
                case "provides" -> provides.add(capability(words[1]));
                case "coherent" -> coherent.add(AttributeKey.parse(words[1]));
                default -> {
                    if (line.startsWith("[")) {
                        List<Dependency> needs = features.computeIfAbsent(
                                FeatureName.parse(words[0].substring(1, words[0].length() - 1)),
                                feature -> new ArrayList<>());
                        Arrays.stream(words).skip(1).map(SampleText::dependency).forEach(needs::add);
                    } else {
                        dependencies.add(dependency(line));
                    }
                }
            }
        }
        return new Relations(dependencies, features, conflicts, constrains, provides, coherent);
    }

    /** One of {@code a[f,g]@^1.0#k=v as b soft without x,y}, {@code capability c@>=1}, {@code tags t,u#k=v}; or several by {@code |}. */
    static Dependency dependency(String text) {
        String[] options = text.split(" \\| ");
        return options.length == 1
                ? option(text)
                : new AnyOf(Arrays.stream(options).map(SampleText::option).toList());
    }

    private static Dependency option(String text) {
        String[] words = text.split(" ");
        if (words[0].equals("capability")) {
            String[] parts = words[1].split("@", 2);
            return new CapabilityDependency(CapabilityName.parse(parts[0]), constraint(parts));
        } else if (words[0].equals("tags")) {
            String[] parts = words[1].split("#", 2);
            return new TagDependency(new TreeSet<>(List.of(parts[0].split(","))), attributes(parts));
        }
        int end = words[0].matches("[^@#]*\\[.*") ? words[0].indexOf(']') : -1;
        SortedSet<FeatureName> features = new TreeSet<>();
        int start = words[0].indexOf('[');
        if (end > 0) {
            String inside = words[0].substring(start + 1, end);
            Arrays.stream(inside.split(",")).map(FeatureName::parse).forEach(features::add);
        }
        PackageMatch match = match(end > 0 ? words[0].substring(0, start) + words[0].substring(end + 1) : words[0]);
        SortedSet<PackageName> exclusions = new TreeSet<>();
        Optional<Alias> alias = Optional.empty();
        PackageDependency.Strength strength = PackageDependency.Strength.HARD;
        for (int i = 1; i < words.length; i++) {
            switch (words[i]) {
                case "soft" -> strength = PackageDependency.Strength.SOFT;
                case "as" -> alias = Optional.of(Alias.parse(words[++i]));
                case "without" ->
                    Arrays.stream(words[++i].split(",")).map(SampleText::name).forEach(exclusions::add);
                default -> throw new IllegalArgumentException(text);
            }
        }
        return new PackageDependency(
                match.name(),
                match.constraint(),
                match.select(),
                features,
                alias,
                strength,
                Collections.unmodifiableSortedSet(exclusions));
    }

    /** {@code a@^1.0#k=v}. */
    private static PackageMatch match(String text) {
        String[] selected = text.split("#", 2);
        String[] parts = selected[0].split("@", 2);
        return new PackageMatch(name(parts[0]), constraint(parts), attributes(selected));
    }

    private static Capability capability(String text) {
        String[] parts = text.split("@", 2);
        return new Capability(
                CapabilityName.parse(parts[0]), SemanticVersion.parse(parts.length > 1 ? parts[1] : "1.0.0"));
    }

    private static Constraint constraint(String[] parts) {
        return parts.length > 1 ? Constraint.parse(parts[1]) : Constraint.ANY;
    }

    private static Attributes attributes(String[] parts) {
        return parts.length > 1 ? Attributes.parse(parts[1]) : Attributes.NONE;
    }
}
