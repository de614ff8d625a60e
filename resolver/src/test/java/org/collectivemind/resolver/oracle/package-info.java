/**
 * Universes of every kind of relation, solved by the resolver, by sat4j and by exhaustive search; those they disagree on are made
 * small. Also the cases of our own, as text.
 */
@NullMarked
package org.collectivemind.resolver.oracle;

import org.jspecify.annotations.NullMarked;
