package org.collectivemind.format.bundled;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file beside a class. That it is there and can be read is the build's promise: else the build is broken. */
public final class BundledFile {
    private BundledFile() {}

    /** Takes a member of a JSON object: the parser stands at the first token of its value, and is to end at the last. */
    @FunctionalInterface
    public interface Section {
        void read(String name, JsonParser parser) throws IOException;
    }

    /**
     * Reads a JSON object token by token, for data binding would cost every start more than reading does.
     *
     * @param name as in {@link #bytes}
     */
    public static void sections(Class<?> beside, String name, Section section) {
        try (JsonParser parser = new JsonFactory().createParser(bytes(beside, name))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                section.read(member, parser);
            }
        } catch (IOException broken) {
            throw new IllegalStateException(name + " of this build cannot be read", broken);
        }
    }

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
