package org.collectivemind.client.transfer;

import java.nio.charset.StandardCharsets;

/** The answer to {@link Transfer#get}. */
public sealed interface Document {
    /**
     * The document as it is now.
     *
     * @param bytes not copied: the caller owns them
     * @param validators to be kept beside it and sent the next time
     */
    record Fresh(byte[] bytes, Validators validators) implements Document {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The caller's copy is still good (304). */
    record Unchanged() implements Document {}
}
