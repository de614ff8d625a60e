/**
 * What a variant takes of a machine's memory, as a formula over parameters (variants §2.2). Main type: {@link
 * org.collectivemind.format.resource.Resources}. Exact arithmetic, bounded input; knows nothing of machines.
 */
@NullMarked
package org.collectivemind.format.resource;

import org.jspecify.annotations.NullMarked;
