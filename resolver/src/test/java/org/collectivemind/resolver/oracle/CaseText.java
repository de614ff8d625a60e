package org.collectivemind.resolver.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.BuildText;
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

    private CaseText() {}

    static PlainUniverse parse(List<String> lines) {
        Map<PackageName, Map<Version, Release>> packs = new LinkedHashMap<>();
        List<Dependency> roots = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("root ")) {
                roots.addAll(BuildText.dependencies(line.substring("root ".length())));
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
        BuildText text = BuildText.parse(line);
        Version version = VersionScheme.CM.parse(text.version());
        Build build = new Build(text.variant(), text.relations());
        packs.computeIfAbsent(text.name(), key -> new LinkedHashMap<>())
                .merge(version, new Release(version, text.tags(), List.of(build)), CaseText::join);
    }

    private static Release join(Release first, Release second) {
        List<Build> builds = new ArrayList<>(first.builds());
        builds.addAll(second.builds());
        TreeSet<String> tags = new TreeSet<>(first.tags());
        tags.addAll(second.tags());
        return new Release(first.version(), tags, builds);
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
