package org.collectivemind.format.release;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Constraint;

/**
 * One package asks for another.
 *
 * @param select attributes the chosen variant must have
 * @param features optional parts that are wanted too
 * @param alias takes the package once more beside itself, under this name
 * @param strength whether the constraint is a range somebody means, or a POM's soft version (then {@code >=} and minimal version
 *     selection, DESIGN §4)
 * @param exclusions packages not to be reached through this dependency (Maven's exclusions)
 */
public record PackageDependency(
        PackageName name,
        Constraint constraint,
        Attributes select,
        SortedSet<FeatureName> features,
        Optional<Alias> alias,
        Strength strength,
        SortedSet<PackageName> exclusions)
        implements Dependency {
    /** How a constraint counts when versions are ranked. */
    public enum Strength {
        HARD,
        SOFT
    }

    public PackageDependency {
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
        exclusions = Collections.unmodifiableSortedSet(new TreeSet<>(exclusions));
    }

    public PackageDependency(PackageName name, Constraint constraint, Attributes select) {
        this(name, constraint, select, Strength.HARD, Collections.emptySortedSet());
    }

    /** As people write them: hard, and excluding nothing. */
    public PackageDependency(
            PackageName name,
            Constraint constraint,
            Attributes select,
            SortedSet<FeatureName> features,
            Optional<Alias> alias) {
        this(name, constraint, select, features, alias, Strength.HARD, Collections.emptySortedSet());
    }

    public PackageDependency(
            PackageName name,
            Constraint constraint,
            Attributes select,
            Strength strength,
            SortedSet<PackageName> exclusions) {
        this(name, constraint, select, Collections.emptySortedSet(), Optional.empty(), strength, exclusions);
    }

    /** Where the candidate goes. */
    public PackageSlot slot() {
        return new PackageSlot(name, alias);
    }

    /** {@code group:name[feature,feature]@constraint#attr=value as alias}, as on the command line. */
    @Override
    public String toString() {
        return name
                + (features.isEmpty() ? "" : features.toString().replace(", ", ","))
                + (constraint.equals(Constraint.ANY) ? "" : "@" + constraint)
                + (select.isEmpty() ? "" : "#" + select)
                + alias.map(given -> " as " + given).orElse("");
    }
}
