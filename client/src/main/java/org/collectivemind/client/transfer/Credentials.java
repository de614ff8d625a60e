package org.collectivemind.client.transfer;

import java.util.Optional;

/**
 * What we may say to prove who we are. Asked for the exact origin of an address the caller named; never for where a redirect
 * leads.
 */
public interface Credentials {
    Credentials NONE = origin -> Optional.empty();

    Optional<Credential> of(Origin origin);
}
