package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which {@code cm} this is. */
final class Version {
    private Version() {}

    /** The launcher says it too: to a Java runtime that has just started, a resource in a jar is 10 ms away. */
    static String text() {
        String said = System.getProperty("cm.version", "");
        if (!said.isEmpty()) {
            return said;
        }
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
