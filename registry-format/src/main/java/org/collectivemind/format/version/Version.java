package org.collectivemind.format.version;

/**
 * A version of a package, totally ordered within its scheme. Two spellings of one version ({@code 1.0} and {@code 1.0.0}) compare
 * as 0, are equal and hash alike, but each keeps and prints the text it was read from. The text is 1 to 200 characters of
 * {@code [A-Za-z0-9._+-]} starting with a letter or a digit, so that it is safe as a segment of a path.
 */
public sealed interface Version extends Comparable<Version> permits SemanticVersion, MavenVersion {
    VersionScheme scheme();

    /** Whether this is a preview of a release; such versions are chosen only where somebody asks for them. */
    boolean isPrerelease();

    /** The text as written. */
    String text();

    /**
     * @throws IllegalArgumentException where {@code other} is of another scheme: a package has one scheme, so the question is a
     *     mistake of the caller
     */
    @Override
    int compareTo(Version other);
}
