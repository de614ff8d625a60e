package org.collectivemind.client.transfer;

import java.net.URI;

/** Hears of every request that goes over the network. Called by many threads. */
public interface Requests {
    /** Hears nothing. */
    Requests NONE = new Requests() {
        @Override
        public void sent(URI address) {}

        @Override
        public void received(long bytes) {}
    };

    /** A request was made, redirects and repetitions included. */
    void sent(URI address);

    /** So many bytes of bodies more arrived. */
    void received(long bytes);
}
