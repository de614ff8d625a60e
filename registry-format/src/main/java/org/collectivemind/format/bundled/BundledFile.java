package org.collectivemind.format.bundled;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file beside a class. That it is there and can be read is the build's promise: else the build is broken. */
public final class BundledFile {
    private BundledFile() {}

    /** @param name relative to the package of the class */
    public static byte[] bytes(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + beside);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new IllegalStateException(name + " of this build cannot be read", broken);
        }
    }

    /** @param name of a file in UTF-8, relative to the package of the class */
    public static String text(Class<?> beside, String name) {
        return new String(bytes(beside, name), StandardCharsets.UTF_8);
    }
}
