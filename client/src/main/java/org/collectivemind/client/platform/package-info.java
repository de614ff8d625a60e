/**
 * What this machine has: detection through a {@link org.collectivemind.client.platform.probe.Probe}, overrides by the user, and the
 * page that shows it (variants §2.6, §2.7). Main type: {@link org.collectivemind.client.platform.PlatformDetector}. What cannot
 * be told is Unknown with a reason, never guessed; no host name, user, serial number or address leaves this package.
 */
@NullMarked
package org.collectivemind.client.platform;

import org.jspecify.annotations.NullMarked;
