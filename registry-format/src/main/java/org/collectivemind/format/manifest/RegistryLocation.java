package org.collectivemind.format.manifest;

/** Where a registry is. */
public sealed interface RegistryLocation {
    /**
     * A Collective Mind registry. @param url {@code file:} with a path absolute or relative to the project, or {@code https:}
     */
    record Cm(String url) implements RegistryLocation {}

    /**
     * A plain Maven repository. @param url empty for one that Maven's own configuration knows by this id, such as
     * {@code central}
     */
    record PlainMaven(String id, String url) implements RegistryLocation {}
}
