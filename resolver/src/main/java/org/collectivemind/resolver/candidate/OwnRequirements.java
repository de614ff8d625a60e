package org.collectivemind.resolver.candidate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.request.Request;

/**
 * What the project itself says of a package; dependencies of dependencies never allow what only the project may.
 *
 * @param isRoot the project depends on it
 * @param asked the constraints of the project's dependencies on it, unless overridden, and of its policy
 */
record OwnRequirements(
        boolean isRoot,
        List<Constraint> asked,
        List<PackageMatch> overrides,
        List<PackageMatch> constraints,
        boolean isExcluded) {
    static final OwnRequirements NOTHING = new OwnRequirements(false, List.of(), List.of(), List.of(), false);

    static Map<PackageName, OwnRequirements> of(Request request) {
        Map<PackageName, Draft> drafts = new HashMap<>();
        for (Dependency root : request.roots()) {
            for (PackageDependency dependency : root.packages()) {
                draft(drafts, dependency.name()).roots.add(dependency.constraint());
            }
        }
        request.rules()
                .overrides()
                .forEach(match -> draft(drafts, match.name()).overrides.add(match));
        request.rules()
                .constraints()
                .forEach(match -> draft(drafts, match.name()).constraints.add(match));
        request.rules().excludes().forEach(name -> draft(drafts, name).excluded = true);
        Map<PackageName, OwnRequirements> all = new HashMap<>();
        drafts.forEach((name, draft) -> all.put(name, draft.finished()));
        return all;
    }

    private static Draft draft(Map<PackageName, Draft> drafts, PackageName name) {
        return drafts.computeIfAbsent(name, key -> new Draft());
    }

    private static final class Draft {
        final List<Constraint> roots = new ArrayList<>();
        final List<PackageMatch> overrides = new ArrayList<>();
        final List<PackageMatch> constraints = new ArrayList<>();
        boolean excluded;

        OwnRequirements finished() {
            List<Constraint> asked = new ArrayList<>(overrides.isEmpty() ? roots : List.of());
            overrides.forEach(match -> asked.add(match.constraint()));
            constraints.forEach(match -> asked.add(match.constraint()));
            return new OwnRequirements(
                    !roots.isEmpty(), List.copyOf(asked), List.copyOf(overrides), List.copyOf(constraints), excluded);
        }
    }

    /** Axes on which the policy itself asks for a value. */
    Set<AttributeKey> wishes() {
        Set<AttributeKey> keys = new TreeSet<>();
        overrides.forEach(match -> keys.addAll(match.select().values().keySet()));
        constraints.forEach(match -> keys.addAll(match.select().values().keySet()));
        return keys;
    }

    boolean mentionsPrerelease(VersionScheme scheme) {
        for (Constraint constraint : asked) {
            try {
                if (constraint.mentionsPrerelease(scheme)) {
                    return true;
                }
            } catch (MalformedText notOfThisScheme) {
                // The dependency itself is told to accept nothing, with this as its reason.
                continue;
            }
        }
        return false;
    }

    boolean pins(Version version) {
        return asked.stream()
                .anyMatch(constraint -> in(constraint, version.scheme()).equals(VersionSet.exactly(version)));
    }

    /** Nothing, where the constraint means nothing in the scheme. */
    static VersionSet in(Constraint constraint, VersionScheme scheme) {
        try {
            return constraint.in(scheme);
        } catch (MalformedText notOfThisScheme) {
            return VersionSet.none(scheme);
        }
    }
}
