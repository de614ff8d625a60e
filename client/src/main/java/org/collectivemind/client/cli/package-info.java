/**
 * The command line: one class per command reads flags, calls the package that does the work, and prints its report. Results go to
 * stdout, all else to stderr (DESIGN §8). Nothing else in the client may depend on this package.
 */
@NullMarked
package org.collectivemind.client.cli;

import org.jspecify.annotations.NullMarked;
