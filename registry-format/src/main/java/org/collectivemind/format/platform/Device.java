package org.collectivemind.format.platform;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;

/**
 * One accelerator. Its facts have keys of their own, relative to the device: {@code cc}, {@code mem.total} (bytes),
 * {@code name}.
 *
 * @param api {@code cuda}, {@code rocm}, {@code metal}…
 * @param index counts from 0 within the api
 */
public record Device(String api, int index, SortedMap<AttributeKey, Fact> facts) {
    public Device {
        if (index < 0) {
            throw new IllegalArgumentException("device index " + index);
        }
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    public Fact fact(AttributeKey key) {
        Fact fact = facts.get(key);
        return fact != null ? fact : new Fact.Unknown("not described for " + api + " device " + index);
    }
}
