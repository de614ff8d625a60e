/**
 * Data files that come with the program: tables of hardware, presets, rules. Main type: {@link
 * org.collectivemind.format.bundled.BundledFile}. What a file means is the business of who reads it.
 */
@NullMarked
package org.collectivemind.format.bundled;

import org.jspecify.annotations.NullMarked;
