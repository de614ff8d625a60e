/** SHA-256 digests and the parts of a blob. */
@NullMarked
package org.collectivemind.format.hash;

import org.jspecify.annotations.NullMarked;
