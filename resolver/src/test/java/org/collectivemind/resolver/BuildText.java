package org.collectivemind.resolver;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.AnyOf;
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
import org.collectivemind.resolver.request.VariantEntry;

/**
 * A build of a package as a line of a test's text, as scenarios and cases have it:
 *
 * <pre>
 * a 1.0.0/cuda ; is run.device=cuda ; needs any(cuda) ; -> b@^1, c@>=1,<2 soft without x | d, e[fast] as other
 * b 1.0.0 ; provides blas@3.0.0 ; tags math ; conflicts c@<2 ; constrains d ; coherent cuda.major ; feature fast -> c
 * </pre>
 *
 * @param said what else the line says, by its first word
 */
public record BuildText(
        PackageName name, String version, VariantEntry variant, Relations relations, SortedMap<String, String> said) {
    public static BuildText parse(String line) {
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
                list(said, "conflicts", BuildText::match),
                list(said, "constrains", BuildText::match),
                list(said, "provides", BuildText::capability),
                new TreeSet<>(list(said, "coherent", AttributeKey::parse)));
        VariantEntry variant = new VariantEntry(
                what.length > 2 ? VariantId.parse(what[2]) : VariantId.DEFAULT,
                said.containsKey("is") ? Attributes.parse(said.get("is")) : Attributes.NONE,
                said.containsKey("needs") ? Requirement.parse(said.get("needs")) : Requirement.ALWAYS,
                relations.provides(),
                relations.coherent());
        return new BuildText(name(what[0]), what[1], variant, relations, said);
    }

    public Optional<String> said(String key) {
        return Optional.ofNullable(said.get(key));
    }

    public SortedSet<String> tags() {
        return new TreeSet<>(list(said, "tags", text -> text));
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

    /** Between them stand a comma and a blank. */
    public static List<Dependency> dependencies(String text) {
        return Arrays.stream(text.split(", ")).map(BuildText::dependency).toList();
    }

    private static Dependency dependency(String text) {
        String[] options = text.split(" \\| ");
        return options.length == 1
                ? option(text)
                : new AnyOf(Arrays.stream(options).map(BuildText::option).toList());
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
            Arrays.stream(without[1].split(",")).map(BuildText::name).forEach(exclusions::add);
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

    /** A name without group is of {@code org.sample}. */
    public static PackageName name(String text) {
        return spec(text).packageName().orElseThrow();
    }

    public static PackageMatch match(String text) {
        PackageSpec spec = spec(text);
        return new PackageMatch(spec.packageName().orElseThrow(), spec.constraint(), spec.select());
    }

    private static Capability capability(String text) {
        String[] parts = text.split("@", 2);
        return new Capability(new CapabilityName(parts[0]), VersionScheme.CM.parse(parts[1]));
    }
}
