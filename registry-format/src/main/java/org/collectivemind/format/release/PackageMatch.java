package org.collectivemind.format.release;

import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Constraint;

/**
 * Candidates of a package, in a conflict or a bound; asks for none.
 *
 * @param select attributes of the variants meant
 */
public record PackageMatch(PackageName name, Constraint constraint, Attributes select) {
    /** {@code group:name@constraint#attr=value}, as on the command line. */
    @Override
    public String toString() {
        return name
                + (constraint.equals(Constraint.ANY) ? "" : "@" + constraint)
                + (select.isEmpty() ? "" : "#" + select);
    }
}
