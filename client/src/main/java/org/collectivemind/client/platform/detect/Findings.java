package org.collectivemind.client.platform.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/** Facts and devices while they are being collected. What one thread notes another may take at any time. */
public final class Findings {
    private final SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
    private final List<Device> devices = new ArrayList<>();

    public synchronized void put(AttributeKey key, Fact fact) {
        facts.put(key, fact);
    }

    public void known(AttributeKey key, String value, String source) {
        put(key, fact(key, List.of(value), source));
    }

    public void absent(AttributeKey key, String reason) {
        put(key, new Fact.Absent(reason));
    }

    public void unknown(AttributeKey key, String reason) {
        put(key, new Fact.Unknown(reason));
    }

    public synchronized void device(Device device) {
        devices.add(device);
    }

    /**
     * Takes over what another has collected so far.
     *
     * @param whole whether that is all there will be; else its devices are left out
     */
    public void add(Findings other, boolean whole) {
        Platform found = other.platform("");
        found.facts().forEach(this::put);
        if (whole) {
            found.devices().forEach(this::device);
        }
    }

    /** Unknown, unless something is stated already. */
    public synchronized void unlessStated(AttributeKey key, String reason) {
        facts.putIfAbsent(key, new Fact.Unknown(reason));
    }

    public synchronized Platform platform(String name) {
        return new Platform(name, facts, devices);
    }

    /** Known where the catalog takes the values; else Unknown, saying what was found and where. */
    public static Fact fact(AttributeKey key, List<String> values, String source) {
        for (String value : values) {
            Optional<String> problem = value.isBlank()
                    ? Optional.of("it is blank")
                    : AttributeCatalog.builtIn()
                            .definition(key)
                            .flatMap(definition -> definition.type().problem(value));
            if (problem.isPresent()) {
                return new Fact.Unknown(source + " cannot be made sense of: " + problem.get());
            }
        }
        return values.isEmpty() ? new Fact.Unknown(source + " states nothing") : new Fact.Known(values, source);
    }
}
