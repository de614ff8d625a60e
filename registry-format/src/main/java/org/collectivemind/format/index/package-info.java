/** A registry's index: shards and numbered roots (DESIGN §4). */
@NullMarked
package org.collectivemind.format.index;

import org.jspecify.annotations.NullMarked;
