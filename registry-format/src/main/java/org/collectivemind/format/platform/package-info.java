/** What a machine has: facts, devices, platforms and platform files. */
@NullMarked
package org.collectivemind.format.platform;

import org.jspecify.annotations.NullMarked;
