/** The manifest people write, cm.yaml, for packages and for projects (DESIGN §4). */
@NullMarked
package org.collectivemind.format.manifest;

import org.jspecify.annotations.NullMarked;
