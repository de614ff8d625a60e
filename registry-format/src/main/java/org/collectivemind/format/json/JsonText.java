package org.collectivemind.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;

/** The characters of a file. Decoded before parsing: Jackson passes over some invalid UTF-8, and counts columns in bytes. */
record JsonText(CharBuffer characters) {
    static JsonText decode(byte[] bytes, JsonFile file) {
        if (bytes.length > file.largest()) {
            throw failure(
                    file,
                    CharBuffer.allocate(0),
                    "it has " + bytes.length + " bytes; " + file.largest() + " are allowed");
        }
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        boolean invalid = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), characters, true)
                .isError();
        characters.flip();
        if (invalid) {
            throw failure(file, characters, "a byte here is not UTF-8");
        }
        return new JsonText(characters);
    }

    JsonParser parser(JsonFactory factory) throws IOException {
        return factory.createParser(characters.array(), 0, characters.limit());
    }

    boolean escapesUnicode() {
        char[] array = characters.array();
        for (int i = 1; i < characters.limit(); i++) {
            if (array[i] == 'u' && array[i - 1] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** @param before what precedes the defect */
    private static MalformedFile failure(JsonFile file, CharBuffer before, String what) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < before.limit(); i++) {
            boolean ends = before.get(i) == '\n';
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return new MalformedFile(
                file.exitCode(), new SourcePosition(file.name(), line, column), what, List.copyOf(file.hints()));
    }
}
