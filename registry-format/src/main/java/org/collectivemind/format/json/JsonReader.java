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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.PrintableText;
import org.collectivemind.format.error.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over one JSON document that takes nothing it does not understand: no duplicate or unknown key, no null, no fraction
 * where an integer is wanted, no invalid UTF-8, no lone surrogate, nothing behind the end; at most {@value #DEEPEST} levels and
 * {@value #LONGEST_TEXT} characters a string. Every failure is a {@link MalformedFile} with the line and the column (in UTF-16
 * units) of what is wrong.
 *
 * <p>The cursor stands on a value; an accessor reads that value and leaves the cursor on its last token.
 */
public final class JsonReader {
    public static final int DEEPEST = 64;
    public static final int LONGEST_TEXT = 1 << 20;
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
    private final JsonParser parser;
    private final boolean mayHoldLoneSurrogates;

    private JsonReader(JsonFile file, JsonParser parser, boolean mayHoldLoneSurrogates) {
        this.file = file;
        this.parser = parser;
        this.mayHoldLoneSurrogates = mayHoldLoneSurrogates;
    }

    /** Reads a whole document: {@code root} reads its one value. */
    public static <T> T read(byte[] bytes, JsonFile file, Function<JsonReader, T> root) {
        return parse(bytes, file, reader -> {
            if (reader.nextToken() == null) {
                throw reader.failure("the file is empty");
            }
            T value = root.apply(reader);
            if (reader.nextToken() != null) {
                throw reader.failure("something follows the end of the document");
            }
            return value;
        });
    }

    /** Reads documents that follow one another, a line each. */
    public static <T> List<T> readAll(byte[] bytes, JsonFile file, Function<JsonReader, T> root) {
        return parse(bytes, file, reader -> {
            List<T> values = new ArrayList<>();
            while (reader.nextToken() != null) {
                values.add(root.apply(reader));
            }
            return values;
        });
    }

    private static <T> T parse(byte[] bytes, JsonFile file, Function<JsonReader, T> documents) {
        JsonText text = JsonText.decode(bytes, file);
        try (JsonParser parser = text.parser(FACTORY)) {
            return documents.apply(new JsonReader(file, parser, text.escapesUnicode()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("closing a parser of an array", impossible);
        }
    }

    /** Reads an object and makes a value of it; a {@link MalformedText} of {@code make} gets the place of the object. */
    public <T> T object(JsonShape shape, Function<JsonObject, T> make) {
        expect(JsonToken.START_OBJECT, "an object");
        JsonPlace start = place();
        if (shape.format().isPresent()) {
            JsonFormat format = shape.format().get();
            if (formatNumber(format) > format.known()) {
                throw unsupported(format);
            }
        }
        JsonObject object = JsonObject.read(this, shape);
        return at(start, () -> make.apply(object));
    }

    /** As {@link #object}; an object of a newer format is skipped, and gives nothing. */
    public <T> Optional<T> objectUnlessNewer(JsonShape shape, Function<JsonObject, T> make) {
        expect(JsonToken.START_OBJECT, "an object");
        JsonPlace start = place();
        JsonFormat format = shape.format().orElseThrow();
        if (formatNumber(format) > format.known()) {
            while (nextKey() != null) {
                toValue();
                skipValue();
            }
            return Optional.empty();
        }
        JsonObject object = JsonObject.read(this, shape);
        return Optional.of(at(start, () -> make.apply(object)));
    }

    private long formatNumber(JsonFormat format) {
        if (!format.key().equals(nextKey())) {
            throw failure("`" + format.key() + "` is wanted first, the number of the format");
        }
        toValue();
        long number = count();
        if (number < format.known()) {
            throw failure("there is no format " + number + " of `" + format.key() + "`");
        }
        return number;
    }

    public <T> List<T> list(Supplier<T> element) {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> elements = new ArrayList<>();
        while (nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.get());
        }
        return elements;
    }

    /** An object whose keys are data. */
    public <K extends Comparable<K>, V> SortedMap<K, V> map(Function<String, K> parse, Supplier<V> value) {
        expect(JsonToken.START_OBJECT, "an object");
        SortedMap<K, V> entries = new TreeMap<>();
        while (nextToken() != JsonToken.END_OBJECT) {
            JsonPlace place = place();
            K key = at(place, () -> parse.apply(wellFormed(currentName())));
            nextToken();
            if (entries.put(key, value.get()) != null) {
                throw failure(place, "`" + PrintableText.excerpt(key.toString()) + "` appears twice", List.of());
            }
        }
        return entries;
    }

    public String text() {
        expect(JsonToken.VALUE_STRING, "a string");
        return wellFormed(currentText());
    }

    /** A string in some grammar; a {@link MalformedText} of {@code parse} gets this place. */
    public <T> T text(Function<String, T> parse) {
        String text = text();
        return at(place(), () -> parse.apply(text));
    }

    /** An integer from 0 to {@code most}. */
    public long count(long most) {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        String digits = currentText();
        if (digits.charAt(0) != '-' && digits.length() <= 19) {
            long count = Long.parseUnsignedLong(digits);
            if (count >= 0 && count <= most) {
                return count;
            }
        }
        throw failure("an integer from 0 to " + most + " is wanted");
    }

    public long count() {
        return count(Long.MAX_VALUE);
    }

    public boolean flag() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw failure("`true` or `false` is wanted");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Any value but null, as {@code Meta} holds them. */
    public Object plain() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(Function.<String>identity(), this::plain);
            case START_ARRAY -> list(this::plain);
            case VALUE_NUMBER_INT -> PlainNumber.integer(currentText());
            case VALUE_NUMBER_FLOAT -> PlainNumber.decimal(currentText());
            case VALUE_TRUE, VALUE_FALSE -> flag();
            default -> text();
        };
    }

    /** One of several words. */
    public <T> T choice(T[] values, Function<T, String> word) {
        String text = text();
        List<String> words = new ArrayList<>();
        for (T value : values) {
            if (word.apply(value).equals(text)) {
                return value;
            }
            words.add(word.apply(value));
        }
        throw failure("`" + PrintableText.excerpt(text) + "` is none of " + String.join(", ", words));
    }

    /** Reads a value made of others; a {@link MalformedText} of {@code read} gets the place where that value starts. */
    public <T> T here(Supplier<T> read) {
        return at(place(), read);
    }

    /** A failure at the current token. */
    public MalformedFile failure(String what) {
        return failure(place(), what, List.of());
    }

    MalformedFile failure(JsonPlace place, String what, List<String> hints) {
        List<String> all = new ArrayList<>(hints);
        all.addAll(file.hints());
        return new MalformedFile(file.exitCode(), position(place), what, all);
    }

    /** Not a defect of the file, so of no ill intent. */
    private MalformedFile unsupported(JsonFormat format) {
        return new MalformedFile(
                ExitCode.USAGE,
                position(place()),
                "format " + currentText() + " of `" + format.key() + "` is newer than this cm, which reads "
                        + format.known(),
                List.of("the file was made by a newer cm: upgrade"));
    }

    private <T> T at(JsonPlace place, Supplier<T> make) {
        try {
            return make.get();
        } catch (MalformedText malformed) {
            throw failure(place, malformed.getMessage(), malformed.hints());
        }
    }

    JsonPlace place() {
        return place(parser.currentTokenLocation());
    }

    private static JsonPlace place(JsonLocation location) {
        return new JsonPlace(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The next key of the current object, the cursor on it; null at the object's end. */
    @Nullable
    String nextKey() {
        JsonToken token = nextToken();
        if (token == JsonToken.END_OBJECT) {
            return null;
        }
        if (token != JsonToken.FIELD_NAME) {
            throw new IllegalStateException("a codec left a value unread at " + position(place()));
        }
        return currentName();
    }

    /** From a key to its value. */
    void toValue() {
        nextToken();
    }

    void skipValue() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    private void expect(JsonToken token, String noun) {
        if (parser.currentToken() != token) {
            throw failure(noun + " is wanted");
        }
    }

    private @Nullable JsonToken nextToken() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    private String currentText() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    private String currentName() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw syntax(e);
        }
    }

    /** Bytes in UTF-8 have no lone surrogate, but escapes may spell one, and it could not be written again. */
    private String wellFormed(String text) {
        if (mayHoldLoneSurrogates
                && text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw failure("half of a surrogate pair stands alone");
        }
        return text;
    }

    private CmException syntax(IOException cause) {
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

    private SourcePosition position(JsonPlace place) {
        return new SourcePosition(file.name(), place.line(), place.column());
    }
}
