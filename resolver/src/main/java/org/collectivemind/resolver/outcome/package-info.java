/** What a resolution ends with: a selection, or the explanation why there is none. */
@NullMarked
package org.collectivemind.resolver.outcome;

import org.jspecify.annotations.NullMarked;
