/** What a failure is: the root of all failures, exit codes, places in files, and the words a hint proposes. */
@NullMarked
package org.collectivemind.format.error;

import org.jspecify.annotations.NullMarked;
