/**
 * Paths inside packages and the canonical {@code tar.zst} in which many small files travel ({@link
 * org.collectivemind.format.archive.CanonicalArchive}). Foreign archives are the client's concern.
 */
@NullMarked
package org.collectivemind.format.archive;

import org.jspecify.annotations.NullMarked;
