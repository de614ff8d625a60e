/**
 * Programs this machine has: {@link org.collectivemind.client.platform.software.Software} finds them by rules, a built-in table's
 * and those of packages, and tells their versions as facts {@code tool.*}. A rule may be anybody's, so the named program is started
 * with its version word and nothing else, for two seconds at most, never through a shell, never out of the project.
 */
@NullMarked
package org.collectivemind.client.platform.software;

import org.jspecify.annotations.NullMarked;
