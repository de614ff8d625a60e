package org.collectivemind.resolver.benchmark;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
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

/** A Debian archive as cm's registry would publish it: one variant a version, alternatives and conflicts as relations. */
public final class DebianSource implements PackageSource {
    private static final Target TARGET = new Target("host", new Platform("host", new TreeMap<>(), List.of()));
    private final DebianArchive archive;
    private final Map<PackageName, DebianArchive.Package> packages = new HashMap<>();
    private final Map<PackageName, PackageVersions> versions = new HashMap<>();
    private final Map<PackageName, Map<Version, Relations>> relations = new HashMap<>();
    private final Map<String, Constraint> constraints = new HashMap<>();

    public DebianSource(DebianArchive archive) {
        this.archive = archive;
        for (DebianArchive.Package of : archive.packages) {
            packages.put(name(of), of);
            List<VersionEntry> entries = new ArrayList<>();
            Map<Version, Relations> said = new HashMap<>();
            for (int rank = 0; rank < of.releases().size(); rank++) {
                Version version = VersionScheme.CM.parse((rank + 1) + ".0");
                VariantEntry only = new VariantEntry(VariantId.DEFAULT, Attributes.NONE, Requirement.ALWAYS);
                entries.add(new VersionEntry(version, Optional.empty(), List.of(), List.of(only)));
                said.put(version, relations(of.releases().get(rank)));
            }
            versions.put(name(of), new PackageVersions(name(of), VersionScheme.CM, entries));
            relations.put(name(of), said);
        }
    }

    /** {@code +} is no character of cm's names, and Debian's have no capitals. */
    private static PackageName name(DebianArchive.Package of) {
        return new PackageName("org.debian", of.name().replace("+", "P"));
    }

    private Relations relations(DebianArchive.Release release) {
        List<Dependency> dependencies = new ArrayList<>();
        for (List<DebianArchive.Match> need : release.needs()) {
            List<Dependency> options = new ArrayList<>();
            need.forEach(
                    match -> options.add(new PackageDependency(name(match.of()), constraint(match), Attributes.NONE)));
            if (options.isEmpty()) {
                options.add(new PackageDependency(
                        new PackageName("org.debian", "Missing"), Constraint.ANY, Attributes.NONE));
            }
            dependencies.add(options.size() == 1 ? options.get(0) : new AnyOf(options));
        }
        return new Relations(
                dependencies,
                Collections.emptySortedMap(),
                release.conflicts().stream()
                        .map(match -> new PackageMatch(name(match.of()), constraint(match), Attributes.NONE))
                        .toList(),
                List.of(),
                List.of(),
                Collections.emptySortedSet());
    }

    private Constraint constraint(DebianArchive.Match match) {
        BitSet ranks = match.ranks();
        return ranks.cardinality() == match.of().releases().size()
                ? Constraint.ANY
                : constraints.computeIfAbsent(
                        ranks.stream()
                                .mapToObj(rank -> "==" + (rank + 1) + ".0")
                                .collect(Collectors.joining(" || ")),
                        Constraint::parse);
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return Optional.ofNullable(versions.get(name));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return relations.get(name).get(version);
    }

    /** Asks for any version of each of the packages. */
    public Request request(List<String> names) {
        List<Dependency> roots = new ArrayList<>();
        for (String name : names) {
            roots.add(new PackageDependency(name(archive.named(name)), Constraint.ANY, Attributes.NONE));
        }
        return new Request(roots, TARGET, Preferences.NONE, Rules.NONE);
    }
}
