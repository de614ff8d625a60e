package org.collectivemind.format.name;

import java.util.Optional;

/**
 * A place for one candidate in an environment: a package, or the same package once more under an alias. Sorted by name, the place
 * without alias first. Prints {@code group:name} or {@code group:name as alias}.
 */
public record PackageSlot(PackageName name, Optional<Alias> alias) implements Comparable<PackageSlot> {
    private static final String AS = " as ";

    public static PackageSlot of(PackageName name) {
        return new PackageSlot(name, Optional.empty());
    }

    public static PackageSlot parse(String text) {
        int as = text.indexOf(AS);
        return as < 0
                ? of(PackageName.parse(text))
                : new PackageSlot(
                        PackageName.parse(text.substring(0, as)),
                        Optional.of(Alias.parse(text.substring(as + AS.length()))));
    }

    @Override
    public int compareTo(PackageSlot other) {
        int order = name.compareTo(other.name);
        return order != 0
                ? order
                : alias.map(Alias::text)
                        .orElse("")
                        .compareTo(other.alias.map(Alias::text).orElse(""));
    }

    @Override
    public String toString() {
        return name + alias.map(given -> AS + given).orElse("");
    }
}
