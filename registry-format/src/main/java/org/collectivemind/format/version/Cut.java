package org.collectivemind.format.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place between versions; every version of the scheme is either below it or not. Cuts are equal where no version tells them
 * apart, whatever they are written with.
 */
final class Cut implements Comparable<Cut> {
    private enum Place {
        BEFORE_ALL,
        BEFORE_PRERELEASES,
        BEFORE,
        AFTER
    }

    private static final Cut BEFORE_ALL_CM = new Cut(Place.BEFORE_ALL, null, SemanticVersion.lowest());
    private static final Cut BEFORE_ALL_MAVEN = new Cut(Place.BEFORE_ALL, null, MavenVersion.lowest());

    private static final String FIRST_MAVEN_PRERELEASE = "-alpha";

    private final Place place;
    private final @Nullable Version version;
    private final OrderKey key;

    private Cut(Place place, @Nullable Version version, OrderKey key) {
        this.place = place;
        this.version = version;
        this.key = key;
    }

    static Cut beforeAll(VersionScheme scheme) {
        return scheme == VersionScheme.CM ? BEFORE_ALL_CM : BEFORE_ALL_MAVEN;
    }

    static Cut before(Version version) {
        return new Cut(Place.BEFORE, version, keyOf(version));
    }

    static Cut after(Version version) {
        OrderKey key =
                version instanceof SemanticVersion semantic ? semantic.keyAfter() : ((MavenVersion) version).keyAfter();
        return new Cut(Place.AFTER, version, key);
    }

    /** Before {@code version} and, where it is a release, before its own pre-releases. */
    static Cut beforePrereleases(Version version) {
        if (version.isPrerelease()) {
            return before(version);
        }
        OrderKey key = version instanceof SemanticVersion semantic
                ? semantic.keyBeforePrereleases()
                : ((MavenVersion) version).keyBeforePrereleases();
        return new Cut(Place.BEFORE_PRERELEASES, version, key);
    }

    private static OrderKey keyOf(Version version) {
        return version instanceof SemanticVersion semantic ? semantic.key() : ((MavenVersion) version).key();
    }

    /** Whether {@code version} is on the upper side. */
    boolean isBelow(Version version) {
        return key.compareTo(keyOf(version)) <= 0;
    }

    /** The version, where this cut and {@code upper} have it alone between them. */
    Optional<Version> only(Cut upper) {
        return version != null && place == Place.BEFORE && after(version).equals(upper)
                ? Optional.of(version)
                : Optional.empty();
    }

    /** This cut as the lower end of a constraint. */
    String asLowerBound() {
        return switch (place) {
            case BEFORE_ALL -> "*";
            case BEFORE -> ">=" + text();
            case AFTER -> ">" + text();
            case BEFORE_PRERELEASES -> ">=" + text() + "-*";
        };
    }

    /** This cut as the upper end of a constraint. */
    String asUpperBound() {
        return switch (place) {
            case BEFORE_ALL -> "!*";
            case BEFORE -> isPrerelease() ? "<" + text() : "<=" + text() + "-*";
            case AFTER -> "<=" + text();
            case BEFORE_PRERELEASES -> "<" + text();
        };
    }

    /** This cut as the lower end of a range of Maven's, where pre-releases of 2 run from {@code 2-alpha} to below 2. */
    String asMavenLowerBound() {
        return switch (place) {
            case BEFORE_ALL -> "(";
            case BEFORE -> "[" + text();
            case AFTER -> "(" + text();
            case BEFORE_PRERELEASES -> "[" + text() + FIRST_MAVEN_PRERELEASE;
        };
    }

    /** This cut as the upper end of a range of Maven's. */
    String asMavenUpperBound() {
        return switch (place) {
            case BEFORE_ALL -> "0" + FIRST_MAVEN_PRERELEASE + ")";
            case BEFORE -> text() + ")";
            case AFTER -> text() + "]";
            case BEFORE_PRERELEASES -> text() + FIRST_MAVEN_PRERELEASE + ")";
        };
    }

    private boolean isPrerelease() {
        return version != null && version.isPrerelease();
    }

    /** Without build metadata, which never counts and would swallow a {@code -*} written after it. */
    private String text() {
        if (version == null) {
            return "";
        }
        int plus = version.scheme() == VersionScheme.CM ? version.text().indexOf('+') : -1;
        return plus < 0 ? version.text() : version.text().substring(0, plus);
    }

    @Override
    public int compareTo(Cut other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cut cut && key.equals(cut.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
