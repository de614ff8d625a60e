/**
 * The machine itself: system, processor, C library, memory (variants §2.7), each a small detector that looks at a {@link
 * org.collectivemind.client.platform.detect.Machine} and notes {@link org.collectivemind.client.platform.detect.Findings}. What
 * cannot be told is Unknown with a reason, never guessed. Asks the machine through the probe alone.
 */
@NullMarked
package org.collectivemind.client.platform.detect;

import org.jspecify.annotations.NullMarked;
