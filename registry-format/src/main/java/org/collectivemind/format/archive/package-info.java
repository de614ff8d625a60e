/** Paths inside packages and the canonical tar.zst archive. */
@NullMarked
package org.collectivemind.format.archive;

import org.jspecify.annotations.NullMarked;
