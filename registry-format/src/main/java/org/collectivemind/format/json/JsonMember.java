package org.collectivemind.format.json;

import java.util.Optional;
import java.util.function.Function;

/**
 * One member of an object: its key, how its value is read, and what is meant where it is not there. Told apart by identity.
 *
 * @param <T> what its value is read as
 */
public final class JsonMember<T> {
    private final String key;
    private final Function<JsonReader, T> read;
    private final Optional<T> fallback;

    private JsonMember(String key, Function<JsonReader, T> read, Optional<T> fallback) {
        this.key = key;
        this.read = read;
        this.fallback = fallback;
    }

    /** A member that must be there. */
    public static <T> JsonMember<T> required(String key, Function<JsonReader, T> read) {
        return new JsonMember<>(key, read, Optional.empty());
    }

    /** A member that stands for {@code fallback} where it is left out. */
    public static <T> JsonMember<T> optional(String key, T fallback, Function<JsonReader, T> read) {
        return new JsonMember<>(key, read, Optional.of(fallback));
    }

    /** A member that may be left out, and then there is no value. */
    public static <T> JsonMember<Optional<T>> optional(String key, Function<JsonReader, T> read) {
        return new JsonMember<>(key, json -> Optional.of(read.apply(json)), Optional.of(Optional.empty()));
    }

    public String key() {
        return key;
    }

    Optional<T> fallback() {
        return fallback;
    }

    T read(JsonReader json) {
        return read.apply(json);
    }
}
