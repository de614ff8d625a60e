package org.collectivemind.resolver.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.oracle.PlainUniverse.Build;
import org.collectivemind.resolver.oracle.PlainUniverse.Pack;
import org.collectivemind.resolver.oracle.PlainUniverse.Release;
import org.collectivemind.resolver.request.VariantEntry;

/**
 * Reads a universe from text, a build a line:
 *
 * <pre>
 * a 1.0.0/cuda ; is run.device=cuda ; needs any(cuda) ; -> b@^1, c@>=1,<2 | d, e[fast] as other
 * b 1.0.0 ; provides blas@3.0.0 ; tags math ; conflicts c@<2 ; constrains d@>=2 ; coherent cuda.major ; feature fast -> c
 * root a#run.device=cuda, capability blas@>=2, tags math
 * </pre>
 *
 * <p>Builds of one version stand together. Names are of one group.
 */
final class CaseText {
    private static final String GROUP = "org.sample";
    private static final Pattern PACKAGE =
            Pattern.compile("([\\w-]+)(?:\\[([\\w,-]+)])?(?:@([^#]+?))?(?:#(\\S+))?(?: as ([\\w-]+))?");

    private CaseText() {}

    static PlainUniverse parse(List<String> lines) {
        Map<PackageName, Map<Version, Release>> packs = new LinkedHashMap<>();
        List<Dependency> roots = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("root ")) {
                roots.addAll(dependencies(line.substring("root ".length())));
            } else {
                add(line, packs);
            }
        }
        return new PlainUniverse(
                packs.entrySet().stream()
                        .map(entry -> new Pack(
                                entry.getKey(), List.copyOf(entry.getValue().values())))
                        .toList(),
                roots);
    }

    private static void add(String line, Map<PackageName, Map<Version, Release>> packs) {
        String[] parts = line.split(" ; ");
        String[] what = parts[0].split("[ /]");
        SortedMap<String, String> said = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split(" ", 2);
            said.put(pair[0], pair[1]);
        }
        Version version = VersionScheme.CM.parse(what[1]);
        Relations relations = new Relations(
                list(said, "->", CaseText::dependency),
                features(said),
                list(said, "conflicts", CaseText::match),
                list(said, "constrains", CaseText::match),
                list(said, "provides", CaseText::capability),
                new TreeSet<>(list(said, "coherent", AttributeKey::parse)));
        Build build = new Build(
                new VariantEntry(
                        what.length > 2 ? VariantId.parse(what[2]) : VariantId.DEFAULT,
                        said.containsKey("is") ? Attributes.parse(said.get("is")) : Attributes.NONE,
                        said.containsKey("needs") ? Requirement.parse(said.get("needs")) : Requirement.ALWAYS,
                        relations.provides(),
                        relations.coherent()),
                relations);
        packs.computeIfAbsent(new PackageName(GROUP, what[0]), key -> new LinkedHashMap<>())
                .merge(
                        version,
                        new Release(version, new TreeSet<>(list(said, "tags", text -> text)), List.of(build)),
                        CaseText::join);
    }

    private static Release join(Release first, Release second) {
        List<Build> builds = new ArrayList<>(first.builds());
        builds.addAll(second.builds());
        TreeSet<String> tags = new TreeSet<>(first.tags());
        tags.addAll(second.tags());
        return new Release(first.version(), tags, builds);
    }

    private static SortedMap<FeatureName, List<Dependency>> features(SortedMap<String, String> said) {
        if (!said.containsKey("feature")) {
            return Collections.emptySortedMap();
        }
        String[] parts = said.get("feature").split(" -> ", 2);
        return new TreeMap<>(Collections.singletonMap(new FeatureName(parts[0]), dependencies(parts[1])));
    }

    private static <T> List<T> list(SortedMap<String, String> said, String key, Function<String, T> parse) {
        return said.containsKey(key)
                ? Arrays.stream(said.get(key).split(", ")).map(parse).toList()
                : List.of();
    }

    private static List<Dependency> dependencies(String text) {
        return Arrays.stream(text.split(", ")).map(CaseText::dependency).toList();
    }

    private static Dependency dependency(String text) {
        String[] options = text.split(" \\| ");
        return options.length == 1
                ? option(text)
                : new AnyOf(Arrays.stream(options).map(CaseText::option).toList());
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
        Matcher words = PACKAGE.matcher(text);
        if (!words.matches()) {
            throw new IllegalArgumentException("not a dependency: " + text);
        }
        TreeSet<FeatureName> features = new TreeSet<>();
        Optional.ofNullable(words.group(2))
                .ifPresent(names ->
                        Arrays.stream(names.split(",")).map(FeatureName::new).forEach(features::add));
        return new PackageDependency(
                new PackageName(GROUP, words.group(1)),
                constraint(words),
                select(words),
                features,
                Optional.ofNullable(words.group(5)).map(Alias::new),
                Strength.HARD,
                Collections.emptySortedSet());
    }

    private static Constraint constraint(Matcher words) {
        return Optional.ofNullable(words.group(3)).map(Constraint::parse).orElse(Constraint.ANY);
    }

    private static Attributes select(Matcher words) {
        return Optional.ofNullable(words.group(4)).map(Attributes::parse).orElse(Attributes.NONE);
    }

    private static PackageMatch match(String text) {
        PackageDependency on = (PackageDependency) option(text);
        return new PackageMatch(on.name(), on.constraint(), on.select());
    }

    private static Capability capability(String text) {
        String[] parts = text.split("@", 2);
        return new Capability(new CapabilityName(parts[0]), VersionScheme.CM.parse(parts[1]));
    }

    /** What {@link #parse} reads back as the same. */
    static List<String> print(PlainUniverse universe) {
        List<String> lines = new ArrayList<>();
        for (Pack pack : universe.packs()) {
            for (Release release : pack.releases()) {
                for (Build build : release.builds()) {
                    lines.add(print(pack, release, build));
                }
            }
        }
        if (!universe.roots().isEmpty()) {
            lines.add("root " + joined(universe.roots()));
        }
        return lines;
    }

    private static String print(Pack pack, Release release, Build build) {
        VariantEntry entry = build.entry();
        Relations relations = build.relations();
        StringBuilder line = new StringBuilder(pack.name().name() + " " + release.version());
        line.append(entry.id().equals(VariantId.DEFAULT) ? "" : "/" + entry.id());
        add(line, "is", entry.attributes().isEmpty() ? "" : entry.attributes().toString());
        add(
                line,
                "needs",
                entry.requires().equals(Requirement.ALWAYS)
                        ? ""
                        : entry.requires().text());
        add(line, "tags", String.join(", ", release.tags()));
        add(line, "->", joined(relations.dependencies()));
        relations.features().forEach((feature, list) -> add(line, "feature", feature + " -> " + joined(list)));
        add(line, "conflicts", joined(relations.conflicts()));
        add(line, "constrains", joined(relations.constrains()));
        add(line, "provides", joined(relations.provides()));
        add(line, "coherent", joined(relations.coherent()));
        return line.toString();
    }

    private static void add(StringBuilder line, String key, String value) {
        if (!value.isEmpty()) {
            line.append(" ; ").append(key).append(' ').append(value);
        }
    }

    private static String joined(Iterable<?> items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.toString().replace(GROUP + ":", "")));
        return String.join(", ", texts);
    }
}
