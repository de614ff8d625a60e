/** From a derivation of failure to plain sentences, after the numbered-line algorithm of Dart's pub (doc/solver.md). */
@NullMarked
package org.collectivemind.resolver.explain;

import org.jspecify.annotations.NullMarked;
