/**
 * The search itself, over dense ints: PubGrub as a finite-domain solver. Packages are ids, what may happen to a package is a
 * {@link org.collectivemind.resolver.solve.Choices bitset}, rules are {@link org.collectivemind.resolver.solve.Incompatibility
 * incompatibilities}. Those are objects where the problem and the search meet; inside, rules are integers in one array and sets
 * are interned words, so nothing is allocated for a term. Knows nothing of versions, variants or hardware: those are the
 * {@link org.collectivemind.resolver.solve.Problem}'s. Source: Weizenbaum, "PubGrub" (2018), with the two-watched-literal scheme
 * of Chaff (Moskewicz et al., 2001) down to single choices.
 *
 * <p>Among equals the package with the fewest candidates left should be decided first. Weighing packages by their conflicts
 * (Boussemart et al., 2004, and the decaying activity of Chaff) took about twice the conflicts on random universes near the
 * threshold of solvability, and Luby's restarts and shorter learned rules changed nothing there; so there is none of it.
 */
@NullMarked
package org.collectivemind.resolver.solve;

import org.jspecify.annotations.NullMarked;
