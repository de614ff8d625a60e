/**
 * Versions of both schemes, sets of versions, and the constraints people write (DESIGN §4). A {@code Constraint} is text that
 * fits either scheme; in a {@code VersionScheme} it becomes a {@code VersionSet}, which holds {@code Version}s. Versions are read
 * once into bytes that sort ({@code OrderKey}); a set is the cuts between them. Nothing here chooses a version: whether
 * pre-releases are wanted, and which version is best, is the resolver's.
 */
@NullMarked
package org.collectivemind.format.version;

import org.jspecify.annotations.NullMarked;
