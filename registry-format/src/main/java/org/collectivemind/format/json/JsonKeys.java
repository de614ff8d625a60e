package org.collectivemind.format.json;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys an object may have; at most 64.
 *
 * @param required must be there
 * @param optional may be
 * @param extensible whether other keys are passed over where they start with {@code x-}, the mark of what a newer writer adds and
 *     an older reader may do without
 */
public record JsonKeys(List<String> required, List<String> optional, boolean extensible) {
    private static final String EXTENSION = "x-";

    public JsonKeys {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        if (required.size() + optional.size() > Long.SIZE) {
            throw new IllegalArgumentException("more than 64 keys");
        }
    }

    public static JsonKeys required(String... keys) {
        return new JsonKeys(List.of(keys), List.of(), false);
    }

    public JsonKeys optional(String... keys) {
        return new JsonKeys(required, List.of(keys), extensible);
    }

    public JsonKeys extensible(boolean extensible) {
        return new JsonKeys(required, optional, extensible);
    }

    /** The place of a key among all, the required ones first; negative for one that is none of them. */
    int indexOf(String key) {
        int index = required.indexOf(key);
        if (index >= 0) {
            return index;
        }
        index = optional.indexOf(key);
        return index < 0 ? -1 : required.size() + index;
    }

    boolean passesOver(String key) {
        return extensible && key.startsWith(EXTENSION);
    }

    List<String> all() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }
}
