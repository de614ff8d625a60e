/**
 * What to change so that a request that has no solution gets one: minimal correction sets, found as Reiter's diagnoses are
 * (Artificial Intelligence 32, 1987). Main type: {@link org.collectivemind.resolver.repair.Repairs}. Advises nothing that was not
 * solved; bounded in solves and decisions, never by time.
 */
@NullMarked
package org.collectivemind.resolver.repair;

import org.jspecify.annotations.NullMarked;
