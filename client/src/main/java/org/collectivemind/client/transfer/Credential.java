package org.collectivemind.client.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A secret for one origin. It prints without the secret. */
public sealed interface Credential {
    /** The value of {@code Authorization}. */
    String header();

    /** RFC 7617, in UTF-8. */
    record Basic(String user, String password) implements Credential {
        @Override
        public String header() {
            byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "Basic[" + user + ":***]";
        }
    }

    /** RFC 6750. */
    record Bearer(String token) implements Credential {
        public Bearer {
            if (!token.matches("[\\x21-\\x7e]+")) {
                throw new IllegalArgumentException("a token is visible ASCII without spaces");
            }
        }

        @Override
        public String header() {
            return "Bearer " + token;
        }

        @Override
        public String toString() {
            return "Bearer[***]";
        }
    }
}
