/**
 * What is asked of measured results (variants §3): bounds that must hold, an objective that decides, and which results no other
 * beats. Values and comparisons alone; where results come from is not its matter.
 */
@NullMarked
package org.collectivemind.resolver.objective;

import org.jspecify.annotations.NullMarked;
