/**
 * Finds files that other tools left on this machine, so that they need not be fetched again: {@link
 * org.collectivemind.client.adoption.KnownCache} lists whose. Caches are only looked at: nothing in them is written, linked or
 * believed, and one that is unreadable, half written or hostile costs nothing but a miss. Where each lies and what its names mean was
 * read in the tools' own sources; each class says where.
 */
@NullMarked
package org.collectivemind.client.adoption;

import org.jspecify.annotations.NullMarked;
