/** Versions of both schemes, sets of versions, and the constraints people write (DESIGN §4). */
@NullMarked
package org.collectivemind.format.version;

import org.jspecify.annotations.NullMarked;
