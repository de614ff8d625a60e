/**
 * Runs programs in a project's environment: a script of the project, a command some package offers, or any program. Main type:
 * {@link org.collectivemind.client.run.Run}. Command lines are split into words and never given to a shell (DESIGN §7).
 */
@NullMarked
package org.collectivemind.client.run;

import org.jspecify.annotations.NullMarked;
