/** The problem the search is given: packages and contexts as ids, dependencies and exclusions as rules, wishes checked at the end. */
@NullMarked
package org.collectivemind.resolver.universe;

import org.jspecify.annotations.NullMarked;
