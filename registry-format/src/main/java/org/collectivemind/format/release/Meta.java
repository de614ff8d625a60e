package org.collectivemind.format.release;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The extensible description: free-form, kept verbatim, searchable. Values are String, Long, Double, BigDecimal, BigInteger,
 * Boolean, List and Map of the same; keys are sorted.
 */
public record Meta(Map<String, Object> values) {
    public static final Meta NONE = new Meta(Map.of());

    public Meta {
        values = copy(values);
    }

    private static Map<String, Object> copy(Map<String, Object> values) {
        Map<String, Object> sorted = new TreeMap<>();
        values.forEach((key, value) -> sorted.put(key, copyOf(value)));
        return Collections.unmodifiableMap(sorted);
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), copyOf(inner)));
            return Collections.unmodifiableMap(sorted);
        }
        return value instanceof List<?> list ? list.stream().map(Meta::copyOf).toList() : value;
    }
}
