/** Versions times variants: which candidates a package has on a target, which are admissible, in which order (variants §2.3). */
@NullMarked
package org.collectivemind.resolver.candidate;

import org.jspecify.annotations.NullMarked;
