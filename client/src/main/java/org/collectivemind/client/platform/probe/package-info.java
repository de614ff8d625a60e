/**
 * The one way to ask a machine anything: {@link org.collectivemind.client.platform.probe.Probe}, of the real machine or of a
 * recorded one (variants §2.9). Answers are bounded in size and time; nothing here knows what a fact is.
 */
@NullMarked
package org.collectivemind.client.platform.probe;

import org.jspecify.annotations.NullMarked;
