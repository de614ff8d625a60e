package org.collectivemind.format.name;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.version.Constraint;

/**
 * A package as typed on the command line: {@code [group:]name[@constraint][#attribute=value,attribute=value]}. The group may be
 * missing where one package alone bears the name; without a constraint any version is meant.
 */
public record PackageSpec(Optional<String> group, String name, Constraint constraint, Attributes select) {
    private static final List<String> HINTS =
            List.of("examples: `org.mlcommons:resnet50@^1.5#ml.precision=int8`, `resnet50`");

    public PackageSpec {
        // The rules of a name are PackageName's; a group that is not given cannot break them.
        new PackageName(group.orElse(name), name);
    }

    public static PackageSpec parse(String text) {
        int hash = text.indexOf('#');
        String unselected = hash < 0 ? text : text.substring(0, hash);
        Attributes select = hash < 0 ? Attributes.NONE : Attributes.parse(present(text, text.substring(hash + 1), "#"));
        int at = unselected.indexOf('@');
        String names = at < 0 ? unselected : unselected.substring(0, at);
        Constraint constraint =
                at < 0 ? Constraint.ANY : Constraint.parse(present(text, unselected.substring(at + 1), "@"));
        int colon = names.indexOf(':');
        if (names.indexOf(':', colon + 1) >= 0) {
            throw new MalformedText("package", text, "a version follows an `@`, not a `:`", HINTS);
        }
        Optional<String> group = colon < 0 ? Optional.empty() : Optional.of(names.substring(0, colon));
        return new PackageSpec(group, names.substring(colon + 1), constraint, select);
    }

    private static String present(String text, String part, String mark) {
        if (part.isBlank()) {
            throw new MalformedText("package", text, "nothing follows `" + mark + "`", HINTS);
        }
        return part;
    }

    /** The full name, where the group was given. */
    public Optional<PackageName> packageName() {
        return group.map(given -> new PackageName(given, name));
    }

    @Override
    public String toString() {
        return group.map(given -> given + ":").orElse("")
                + name
                + (constraint.equals(Constraint.ANY) ? "" : "@" + constraint)
                + (select.isEmpty() ? "" : "#" + select);
    }
}
