package org.collectivemind.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a document and their places. Whatever the parser objects to, its limits among them, becomes a
 * {@link MalformedFile}.
 */
final class JsonTokens implements AutoCloseable {
    static final int DEEPEST = 64;
    static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_KEY = 4096;
    private static final int LONGEST_NUMBER = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_KEY)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final JsonFile file;
    private final JsonText document;
    private final JsonParser parser;
    private final boolean mayHoldLoneSurrogates;

    private JsonTokens(JsonFile file, JsonText document, JsonParser parser) {
        this.file = file;
        this.document = document;
        this.parser = parser;
        this.mayHoldLoneSurrogates = document.escapesUnicode();
    }

    static JsonTokens open(byte[] bytes, JsonFile file) {
        JsonText document = JsonText.decode(bytes, file);
        try {
            return new JsonTokens(file, document, document.parser(FACTORY));
        } catch (IOException impossible) {
            throw new UncheckedIOException("opening a parser of an array", impossible);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException("closing a parser of an array", impossible);
        }
    }

    /** Moves on; null at the end of the file. */
    @Nullable
    JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    @Nullable
    JsonToken current() {
        return parser.currentToken();
    }

    /** From the start of an object or a list to its end. */
    void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    /** The current string, unescaped, or the digits of the current number. */
    String text() {
        try {
            return wellFormed(parser.getText());
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    /** The current key. */
    String name() {
        try {
            return wellFormed(parser.currentName());
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    /** Where the current token starts, in characters from the start of the document. */
    int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** The document from {@code start} to the end of the current token, which closes an object or a list. */
    String since(int start) {
        return document.characters().subSequence(start, start() + 1).toString();
    }

    /** Bytes in UTF-8 have no lone surrogate, but escapes may spell one, and it could not be written again. */
    private String wellFormed(String text) {
        if (mayHoldLoneSurrogates
                && text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw failure(place(), "half of a surrogate pair stands alone", List.of());
        }
        return text;
    }

    JsonPlace place() {
        return place(parser.currentTokenLocation());
    }

    private static JsonPlace place(JsonLocation location) {
        return new JsonPlace(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    SourcePosition position(JsonPlace place) {
        return new SourcePosition(file.name(), place.line(), place.column());
    }

    MalformedFile failure(JsonPlace place, String what, List<String> hints) {
        List<String> all = new ArrayList<>(hints);
        all.addAll(file.hints());
        return new MalformedFile(file.exitCode(), position(place), what, all);
    }

    private MalformedFile syntax(IOException cause) {
        if (!(cause instanceof JsonProcessingException malformed)) {
            throw new UncheckedIOException("reading an array", cause);
        }
        String what = "the file is not JSON: " + malformed.getOriginalMessage().split(": (was )?expect", 2)[0];
        if (malformed instanceof StreamConstraintsException) {
            what = "the file is nested too deep, or a string or a number is too long";
        } else if (malformed.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            what = "the file ends too early";
        }
        JsonLocation location = malformed.getLocation();
        return failure(location == null ? place() : place(location), what, List.of());
    }
}
