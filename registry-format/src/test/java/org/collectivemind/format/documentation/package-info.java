/** Holds the pages in docs/ against the code they describe. */
@NullMarked
package org.collectivemind.format.documentation;

import org.jspecify.annotations.NullMarked;
