/** Package names and coordinates. */
@NullMarked
package org.collectivemind.format.name;

import org.jspecify.annotations.NullMarked;
