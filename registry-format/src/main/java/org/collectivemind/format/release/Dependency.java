package org.collectivemind.format.release;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Constraint;

/**
 * One package asks for another.
 *
 * @param select attributes the chosen variant must have
 * @param strength whether the constraint is a range somebody means, or a POM's soft version (then {@code >=} and minimal version
 *     selection, DESIGN §4)
 * @param exclusions packages not to be reached through this dependency (Maven's exclusions)
 */
public record Dependency(
        PackageName name,
        Constraint constraint,
        Attributes select,
        Strength strength,
        SortedSet<PackageName> exclusions) {
    /** How a constraint counts when versions are ranked. */
    public enum Strength {
        HARD,
        SOFT
    }

    public Dependency {
        exclusions = Collections.unmodifiableSortedSet(new TreeSet<>(exclusions));
    }

    public Dependency(PackageName name, Constraint constraint, Attributes select) {
        this(name, constraint, select, Strength.HARD, Collections.emptySortedSet());
    }

    /** {@code group:name@constraint#attr=value}, as on the command line. */
    @Override
    public String toString() {
        return name
                + (constraint.equals(Constraint.ANY) ? "" : "@" + constraint)
                + (select.isEmpty() ? "" : "#" + select);
    }
}
