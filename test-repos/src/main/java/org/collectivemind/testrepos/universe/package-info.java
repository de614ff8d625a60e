/**
 * Random package universes for checking a solver against exhaustive search. Plain records that know nothing of the solver, of
 * version grammars or of constraints, so that a mistake there cannot hide itself here: {@link
 * org.collectivemind.testrepos.universe.UniverseGenerator}.
 */
@NullMarked
package org.collectivemind.testrepos.universe;

import org.jspecify.annotations.NullMarked;
