package org.collectivemind.resolver.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
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

/** Everything there is, as plain lists that can be cut. Immutable. */
record PlainUniverse(List<Pack> packs, List<Dependency> roots) implements PackageSource {
    static final Platform LINUX = new Platform("linux", new TreeMap<>(), List.of())
            .with(AttributeKey.parse("os"), new Fact.Known("linux", "fuzz"));

    PlainUniverse {
        packs = List.copyOf(packs);
        roots = List.copyOf(roots);
    }

    record Pack(PackageName name, List<Release> releases) {
        Pack {
            releases = List.copyOf(releases);
        }
    }

    record Release(Version version, SortedSet<String> tags, List<Build> builds) {
        Release {
            tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
            builds = List.copyOf(builds);
        }
    }

    /** @param entry provides and is coherent as the relations say */
    record Build(VariantEntry entry, Relations relations) {}

    Request request() {
        return new Request(roots, new Target("linux", LINUX), Preferences.NONE, Rules.NONE);
    }

    Optional<Pack> pack(PackageName name) {
        return packs.stream().filter(pack -> pack.name().equals(name)).findFirst();
    }

    /** Every package, and every alias anybody uses. */
    SortedSet<PackageSlot> slots() {
        SortedSet<PackageSlot> slots = new TreeSet<>();
        packs.forEach(pack -> slots.add(PackageSlot.of(pack.name())));
        List<Dependency> all = new ArrayList<>(roots);
        packs.stream()
                .flatMap(pack -> pack.releases().stream())
                .flatMap(release -> release.builds().stream())
                .map(Build::relations)
                .forEach(relations -> {
                    all.addAll(relations.dependencies());
                    relations.features().values().forEach(all::addAll);
                });
        all.forEach(each -> each.packages().forEach(one -> slots.add(one.slot())));
        return slots;
    }

    List<Choice> choices(PackageSlot slot) {
        return pack(slot.name()).map(Pack::releases).orElse(List.of()).stream()
                .flatMap(release -> release.builds().stream().map(build -> new Choice(slot, release, build)))
                .toList();
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return pack(name)
                .map(pack -> new PackageVersions(
                        name,
                        VersionScheme.CM,
                        pack.releases().stream()
                                .map(release -> new VersionEntry(
                                        release.version(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        release.tags(),
                                        List.of(),
                                        release.builds().stream()
                                                .map(Build::entry)
                                                .toList()))
                                .toList()));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return pack(name).orElseThrow().releases().stream()
                .filter(release -> release.version().equals(version))
                .flatMap(release -> release.builds().stream())
                .filter(build -> build.entry().id().equals(variant))
                .findFirst()
                .orElseThrow()
                .relations();
    }

    @Override
    public SortedSet<PackageName> providers(CapabilityName capability) {
        return named(release -> release.builds().stream()
                .flatMap(build -> build.entry().provides().stream())
                .anyMatch(provided -> provided.name().equals(capability)));
    }

    @Override
    public SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return named(release -> release.tags().containsAll(tags));
    }

    private SortedSet<PackageName> named(Predicate<Release> predicate) {
        SortedSet<PackageName> names = new TreeSet<>();
        packs.stream()
                .filter(pack -> pack.releases().stream().anyMatch(predicate))
                .forEach(pack -> names.add(pack.name()));
        return names;
    }

    /** As a person would write it down. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of("roots " + roots));
        for (Pack pack : packs) {
            for (Release release : pack.releases()) {
                for (Build build : release.builds()) {
                    lines.add(pack.name().name() + " " + release.version() + "#"
                            + build.entry().id() + " " + build.entry().attributes() + " needs "
                            + build.entry().requires().text() + " tags " + release.tags() + " " + build.relations());
                }
            }
        }
        return String.join("\n", lines);
    }
}
