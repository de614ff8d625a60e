package org.collectivemind.format.attribute;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.error.MalformedText;

/** What a variant is, or what somebody wishes it to be: values by key, sorted. Values are text; their type is the catalog's. */
public record Attributes(SortedMap<AttributeKey, String> values) {
    public static final Attributes NONE = new Attributes(new TreeMap<>());
    private static final String RESERVED = ",=#@";

    public Attributes {
        values.forEach(Attributes::check);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    private static void check(AttributeKey key, String value) {
        if (value.isBlank()
                || value.length() > 200
                || value.chars().anyMatch(c -> RESERVED.indexOf(c) >= 0 || c < 32)) {
            throw new MalformedText(
                    "value of `" + key + "`", value, "1 to 200 characters other than `,` `=` `#` `@` are allowed");
        }
    }

    public static Attributes of(Map<AttributeKey, String> values) {
        return new Attributes(new TreeMap<>(values));
    }

    /** Reads {@code key=value,key=value}; the empty text has no attributes. */
    public static Attributes parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        SortedMap<AttributeKey, String> values = new TreeMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new MalformedText("list of attributes", text, "`key=value,key=value` is wanted");
            }
            AttributeKey key = AttributeKey.parse(pair.substring(0, equals).strip());
            if (values.put(key, pair.substring(equals + 1).strip()) != null) {
                throw new MalformedText("list of attributes", text, "`" + key + "` appears twice");
            }
        }
        return new Attributes(values);
    }

    public Optional<String> get(AttributeKey key) {
        return Optional.ofNullable(values.get(key));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These attributes and {@code others}; where both name a key, {@code others} wins. */
    public Attributes with(Attributes others) {
        SortedMap<AttributeKey, String> merged = new TreeMap<>(values);
        merged.putAll(others.values);
        return new Attributes(merged);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }
}
