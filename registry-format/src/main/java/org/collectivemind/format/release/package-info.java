/** The canonical manifest: one published version with its variants, files and payloads (DESIGN §4). */
@NullMarked
package org.collectivemind.format.release;

import org.jspecify.annotations.NullMarked;
