package org.collectivemind.format.lock;

import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryLocation;

/** Where an alias leads; a relative {@code file:} path is relative to the lockfile. */
public record LockedRegistry(RegistryAlias alias, RegistryLocation location) {}
