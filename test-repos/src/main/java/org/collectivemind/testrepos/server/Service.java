package org.collectivemind.testrepos.server;

/** What answers requests. A {@link Fault} stands in front of one. */
public interface Service {
    Reply answer(Request request);

    /** From now on, another body under a path. */
    void replace(String path, Body body);
}
