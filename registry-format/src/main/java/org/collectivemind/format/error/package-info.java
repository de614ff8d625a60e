/** What a failure is: the root of all failures, exit codes and places in files. */
@NullMarked
package org.collectivemind.format.error;

import org.jspecify.annotations.NullMarked;
