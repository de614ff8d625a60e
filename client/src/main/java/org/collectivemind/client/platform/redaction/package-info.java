/**
 * Takes from a capture what tells one machine from another of the same make, before it leaves the machine: {@link
 * org.collectivemind.client.platform.redaction.Redaction}. Of files and programs it knows it keeps what it knows to be harmless;
 * all else is scrubbed of names, addresses and identifiers. Detection must make the same platform of it.
 */
@NullMarked
package org.collectivemind.client.platform.redaction;

import org.jspecify.annotations.NullMarked;
