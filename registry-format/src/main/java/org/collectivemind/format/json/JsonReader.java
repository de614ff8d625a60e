package org.collectivemind.format.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.PrintableText;
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
    public static final int DEEPEST = JsonTokens.DEEPEST;
    public static final int LONGEST_TEXT = JsonTokens.LONGEST_TEXT;

    private final JsonTokens tokens;

    private JsonReader(JsonTokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a whole document: {@code root} reads its one value. */
    public static <T> T read(byte[] bytes, JsonFile file, Function<JsonReader, T> root) {
        return parse(bytes, file, reader -> {
            if (reader.tokens.next() == null) {
                throw reader.failure("the file is empty");
            }
            T value = root.apply(reader);
            if (reader.tokens.next() != null) {
                throw reader.failure("something follows the end of the document");
            }
            return value;
        });
    }

    /** Reads documents that follow one another, a line each. */
    public static <T> List<T> readAll(byte[] bytes, JsonFile file, Function<JsonReader, T> root) {
        return parse(bytes, file, reader -> {
            List<T> values = new ArrayList<>();
            while (reader.tokens.next() != null) {
                values.add(root.apply(reader));
            }
            return values;
        });
    }

    private static <T> T parse(byte[] bytes, JsonFile file, Function<JsonReader, T> documents) {
        try (JsonTokens tokens = JsonTokens.open(bytes, file)) {
            return documents.apply(new JsonReader(tokens));
        }
    }

    /** Reads an object and makes a value of it; a {@link MalformedText} of {@code make} gets the place of the object. */
    public <T> T object(JsonShape shape, Function<JsonObject, T> make) {
        expect(JsonToken.START_OBJECT, "an object");
        JsonPlace start = place();
        long number = 0;
        if (shape.format().isPresent()) {
            JsonFormat format = shape.format().get();
            number = formatNumber(format);
            if (number > format.newest()) {
                throw unsupported(format);
            }
        }
        JsonObject object = JsonObject.read(this, shape, start, (int) number);
        return at(start, () -> make.apply(object));
    }

    /** As {@link #object}; an object of a newer format is skipped, and gives nothing. */
    public <T> Optional<T> objectUnlessNewer(JsonShape shape, Function<JsonObject, T> make) {
        expect(JsonToken.START_OBJECT, "an object");
        JsonPlace start = place();
        JsonFormat format = shape.format().orElseThrow();
        long number = formatNumber(format);
        if (number > format.newest()) {
            while (nextKey() != null) {
                toValue();
                skipValue();
            }
            return Optional.empty();
        }
        JsonObject object = JsonObject.read(this, shape, start, (int) number);
        return Optional.of(at(start, () -> make.apply(object)));
    }

    /** Reads an object or a list, and keeps how it is spelled, for a digest of it. */
    public <T> Spelled<T> spelled(Supplier<T> container) {
        int start = tokens.start();
        T value = container.get();
        return new Spelled<>(value, tokens.since(start));
    }

    private long formatNumber(JsonFormat format) {
        if (!format.key().equals(nextKey())) {
            throw failure("`" + format.key() + "` is wanted first, the number of the format");
        }
        toValue();
        long number = count();
        if (number < format.oldest()) {
            throw failure("there is no format " + number + " of `" + format.key() + "`");
        }
        return number;
    }

    public <T> List<T> list(Supplier<T> element) {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> elements = new ArrayList<>();
        while (tokens.next() != JsonToken.END_ARRAY) {
            elements.add(element.get());
        }
        return elements;
    }

    /** An object whose keys are data. */
    public <K extends Comparable<K>, V> SortedMap<K, V> map(Function<String, K> parse, Supplier<V> value) {
        expect(JsonToken.START_OBJECT, "an object");
        SortedMap<K, V> entries = new TreeMap<>();
        while (tokens.next() != JsonToken.END_OBJECT) {
            JsonPlace place = place();
            K key = at(place, () -> parse.apply(tokens.name()));
            tokens.next();
            if (entries.put(key, value.get()) != null) {
                throw failure(place, "`" + PrintableText.excerpt(key.toString()) + "` appears twice", List.of());
            }
        }
        return entries;
    }

    /** Whether the value is a string, where others are allowed too. */
    public boolean isText() {
        return tokens.current() == JsonToken.VALUE_STRING;
    }

    public String text() {
        expect(JsonToken.VALUE_STRING, "a string");
        return tokens.text();
    }

    /** A string in some grammar; a {@link MalformedText} of {@code parse} gets this place. */
    public <T> T text(Function<String, T> parse) {
        String text = text();
        try {
            return parse.apply(text);
        } catch (MalformedText malformed) {
            // The place is asked for only now: a lock has tens of thousands of texts.
            throw failure(place(), malformed.getMessage(), malformed.hints());
        }
    }

    /** An integer from 0 to {@code most}. */
    public long count(long most) {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        String digits = tokens.text();
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
        JsonToken token = tokens.current();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw failure("`true` or `false` is wanted");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Any value but null, as {@code Meta} holds them. */
    public Object plain() {
        return switch (tokens.current()) {
            case START_OBJECT -> map(Function.<String>identity(), this::plain);
            case START_ARRAY -> list(this::plain);
            case VALUE_NUMBER_INT -> PlainNumber.integer(tokens.text());
            case VALUE_NUMBER_FLOAT -> PlainNumber.decimal(tokens.text());
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
        return tokens.failure(place, what, hints);
    }

    /** Not a defect of the file, so of no ill intent. */
    private MalformedFile unsupported(JsonFormat format) {
        return new MalformedFile(
                ExitCode.USAGE,
                tokens.position(place()),
                "format " + tokens.text() + " of `" + format.key() + "` is newer than this cm, which reads "
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
        return tokens.place();
    }

    /** The next key of the current object, the cursor on it; null at the object's end. */
    @Nullable
    String nextKey() {
        JsonToken token = tokens.next();
        if (token == JsonToken.END_OBJECT) {
            return null;
        }
        if (token != JsonToken.FIELD_NAME) {
            throw new IllegalStateException("a codec left a value unread at " + tokens.position(place()));
        }
        return tokens.name();
    }

    /** From a key to its value. */
    void toValue() {
        tokens.next();
    }

    void skipValue() {
        tokens.skip();
    }

    private void expect(JsonToken token, String noun) {
        if (tokens.current() != token) {
            throw failure(noun + " is wanted");
        }
    }
}
