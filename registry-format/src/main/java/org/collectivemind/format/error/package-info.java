/** What a failure is: the root of all failures, exit codes, places in files, the words a hint proposes, and text made safe to print. */
@NullMarked
package org.collectivemind.format.error;

import org.jspecify.annotations.NullMarked;
