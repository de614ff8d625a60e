package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.request.Rules;

/**
 * Dependencies as the project's policy has them: none leads to an excluded package, and what they say of an overridden one does
 * not count. What the policy says instead is a {@link org.collectivemind.resolver.candidate.Rejection}, so that an explanation
 * names the policy.
 */
final class Amendments {
    private final Set<PackageName> overridden = new HashSet<>();
    private final Set<PackageName> excluded;

    Amendments(Rules rules) {
        rules.overrides().forEach(match -> overridden.add(match.name()));
        excluded = Set.copyOf(rules.excludes());
    }

    List<Dependency> of(List<Dependency> dependencies) {
        if (overridden.isEmpty() && excluded.isEmpty()) {
            return dependencies;
        }
        List<Dependency> amended = new ArrayList<>();
        dependencies.forEach(dependency -> of(dependency).ifPresent(amended::add));
        return amended;
    }

    /** Empty where nothing is left to depend on. */
    private Optional<Dependency> of(Dependency dependency) {
        if (dependency instanceof AnyOf) {
            List<Dependency> options = of(dependency.options());
            return options.size() > 1
                    ? Optional.of(new AnyOf(options))
                    : options.stream().findFirst();
        } else if (dependency instanceof PackageDependency named) {
            return excluded.contains(named.name())
                    ? Optional.empty()
                    : Optional.of(overridden.contains(named.name()) ? unbound(named) : named);
        }
        return Optional.of(dependency);
    }

    private static PackageDependency unbound(PackageDependency dependency) {
        return new PackageDependency(
                dependency.name(),
                Constraint.ANY,
                Attributes.NONE,
                dependency.features(),
                dependency.alias(),
                PackageDependency.Strength.HARD,
                dependency.exclusions());
    }
}
