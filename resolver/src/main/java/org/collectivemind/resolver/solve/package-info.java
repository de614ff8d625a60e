/**
 * The search itself, over dense ints: PubGrub as a finite-domain solver. Packages are ids, what may happen to a package is a
 * {@link org.collectivemind.resolver.solve.Choices bitset}, rules are {@link org.collectivemind.resolver.solve.Incompatibility
 * incompatibilities} found through watched terms. Knows nothing of versions, variants or hardware: those are the
 * {@link org.collectivemind.resolver.solve.Problem}'s. Source: Weizenbaum, "PubGrub" (2018), with the two-watched-literal scheme
 * of Chaff (Moskewicz et al., 2001).
 */
@NullMarked
package org.collectivemind.resolver.solve;

import org.jspecify.annotations.NullMarked;
