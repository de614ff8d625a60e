package org.collectivemind.format.name;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.version.Constraint;

/**
 * A package as typed on the command line and in manifests:
 * {@code [group:]name[[feature,feature]][@constraint][#attribute=value,attribute=value][ as alias]}. The group may be missing where
 * one package alone bears the name; without a constraint any version is meant. What follows the last {@code as} is an alias, unless
 * more attributes follow.
 */
public record PackageSpec(
        Optional<String> group,
        String name,
        SortedSet<FeatureName> features,
        Constraint constraint,
        Attributes select,
        Optional<Alias> alias) {
    private static final String AS = " as ";
    private static final List<String> HINTS =
            List.of("examples: `org.mlcommons:resnet50@^1.5#ml.precision=int8`, `resnet50[calibration]`");

    public PackageSpec {
        // The rules of a name are PackageName's; a group that is not given cannot break them.
        new PackageName(group.orElse(name), name);
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }

    public static PackageSpec parse(String text) {
        int as = text.lastIndexOf(AS);
        String last = as < 0 ? "" : text.substring(as + AS.length());
        boolean aliased = as >= 0 && last.indexOf('=') < 0 && last.indexOf(',') < 0;
        Optional<Alias> alias = aliased ? Optional.of(Alias.parse(last.strip())) : Optional.empty();
        String wanted = aliased ? text.substring(0, as).strip() : text;
        int hash = wanted.indexOf('#');
        String unselected = hash < 0 ? wanted : wanted.substring(0, hash);
        Attributes select =
                hash < 0 ? Attributes.NONE : Attributes.parse(present(text, wanted.substring(hash + 1), "#"));
        int at = unselected.indexOf('@');
        String named = at < 0 ? unselected : unselected.substring(0, at);
        Constraint constraint =
                at < 0 ? Constraint.ANY : Constraint.parse(present(text, unselected.substring(at + 1), "@"));
        int bracket = named.indexOf('[');
        SortedSet<FeatureName> features =
                bracket < 0 ? Collections.emptySortedSet() : features(text, named.substring(bracket));
        String names = bracket < 0 ? named : named.substring(0, bracket);
        int colon = names.indexOf(':');
        if (names.indexOf(':', colon + 1) >= 0) {
            throw new MalformedText("package", text, "a version follows an `@`, not a `:`", HINTS);
        }
        Optional<String> group = colon < 0 ? Optional.empty() : Optional.of(names.substring(0, colon));
        return new PackageSpec(group, names.substring(colon + 1), features, constraint, select, alias);
    }

    private static SortedSet<FeatureName> features(String text, String list) {
        if (!list.endsWith("]")) {
            throw new MalformedText("package", text, "features behind a name stand in brackets", HINTS);
        }
        SortedSet<FeatureName> features = new TreeSet<>();
        for (String feature : list.substring(1, list.length() - 1).split(",", -1)) {
            if (!features.add(FeatureName.parse(feature.strip()))) {
                throw new MalformedText("package", text, "feature `" + feature.strip() + "` appears twice");
            }
        }
        return features;
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
                + (features.isEmpty() ? "" : features.toString().replace(", ", ","))
                + (constraint.equals(Constraint.ANY) ? "" : "@" + constraint)
                + (select.isEmpty() ? "" : "#" + select)
                + alias.map(given -> AS + given).orElse("");
    }
}
