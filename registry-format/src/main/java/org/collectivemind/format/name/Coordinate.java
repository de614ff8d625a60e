package org.collectivemind.format.name;

import java.util.Comparator;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;

/** One published version of a package: {@code group:name:version}. Sorted by name, scheme and version. */
public record Coordinate(PackageName name, Version version) implements Comparable<Coordinate> {
    private static final Comparator<Coordinate> ORDER = Comparator.comparing(Coordinate::name)
            .thenComparing(coordinate -> coordinate.version().scheme())
            .thenComparing(Coordinate::version);

    public static Coordinate parse(String text, VersionScheme scheme) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.indexOf(':') == colon) {
            throw new MalformedText("coordinate", text, "`group:name:version` is wanted");
        }
        return new Coordinate(PackageName.parse(text.substring(0, colon)), scheme.parse(text.substring(colon + 1)));
    }

    @Override
    public int compareTo(Coordinate other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name + ":" + version;
    }
}
