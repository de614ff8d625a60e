/** What a variant is: keys, values, and the catalog of known attributes with types and classes (variants §2.1). */
@NullMarked
package org.collectivemind.format.attribute;

import org.jspecify.annotations.NullMarked;
