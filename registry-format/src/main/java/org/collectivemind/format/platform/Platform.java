package org.collectivemind.format.platform;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;

/**
 * A machine as the resolver sees it: facts and devices (variants §2.1). Quantities are bytes, plain
 * or with a unit as in {@code 49140MiB}; versions are
 * dotted numbers; libc is {@code glibc-2.35} or {@code musl-1.2.4}.
 *
 * @param name how messages call it: {@code host}, or the name of a platform file
 * @param lookup asked for facts that {@code facts} does not have
 */
public record Platform(String name, SortedMap<AttributeKey, Fact> facts, List<Device> devices, FactLookup lookup) {
    public Platform {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        devices = List.copyOf(devices);
    }

    public Platform(String name, SortedMap<AttributeKey, Fact> facts, List<Device> devices) {
        this(name, facts, devices, FactLookup.NONE);
    }

    public Fact fact(AttributeKey key) {
        Fact fact = facts.get(key);
        return fact != null
                ? fact
                : lookup.find(key).orElseGet(() -> new Fact.Unknown("not described for platform `" + name + "`"));
    }

    public Platform with(AttributeKey key, Fact fact) {
        SortedMap<AttributeKey, Fact> changed = new TreeMap<>(facts);
        changed.put(key, fact);
        return new Platform(name, changed, devices, lookup);
    }

    public Platform named(String other) {
        return new Platform(other, facts, devices, lookup);
    }

    /** The same, where what is not written down is looked for. */
    public Platform lookingUp(FactLookup other) {
        return new Platform(name, facts, devices, other);
    }
}
