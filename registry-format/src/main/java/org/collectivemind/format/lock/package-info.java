/** The lockfile, cm.lock (DESIGN §4). */
@NullMarked
package org.collectivemind.format.lock;

import org.jspecify.annotations.NullMarked;
