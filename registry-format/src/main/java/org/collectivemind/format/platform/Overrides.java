package org.collectivemind.format.platform;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;

/**
 * Facts asserted over a platform, at most one of a key. Said to be absent, an api such as {@code cuda.driver} takes its devices
 * and all its other facts with it; said to be there, what was absent of the api is unknown until it too is said. With another CUDA
 * driver the version it speaks is another, and told by NVIDIA's table until it too is said.
 *
 * @param assertions sorted by key
 */
public record Overrides(List<Assertion> assertions) {
    private static final AttributeKey DRIVER = AttributeKey.parse("cuda.driver");
    private static final AttributeKey API = AttributeKey.parse("cuda.api");
    public static final Overrides NONE = new Overrides(List.of());

    /** Of two assertions about one key the later one counts. */
    public Overrides {
        SortedMap<AttributeKey, Assertion> last = new TreeMap<>();
        assertions.forEach(assertion -> last.put(assertion.key(), assertion));
        assertions = List.copyOf(last.values());
    }

    public boolean isEmpty() {
        return assertions.isEmpty();
    }

    /** The platform as it is when all of them are true. Their order has no effect. */
    public Platform on(Platform platform) {
        Platform changed = platform;
        for (Assertion assertion : assertions) {
            changed = prepared(changed, assertion);
        }
        for (Assertion assertion : assertions) {
            changed = asserted(changed, assertion);
        }
        return changed;
    }

    /** The consequences for the rest of an api, before anything is asserted, so that the order of assertions is without effect. */
    private static Platform prepared(Platform platform, Assertion assertion) {
        String api = assertion.key().namespace();
        if (!Assertion.CATALOG.apis().contains(api)) {
            return platform;
        }
        boolean gone = assertion.fact() instanceof Fact.Absent && presence(assertion.key());
        boolean there = assertion.fact().known().isPresent();
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>(platform.facts());
        facts.replaceAll((key, fact) -> {
            if (!key.namespace().equals(api)) {
                return fact;
            }
            if (gone) {
                return assertion.fact();
            }
            if (there && assertion.key().equals(DRIVER) && key.equals(API)) {
                return new Fact.Unknown("follows from `cuda.driver`, which " + assertion.source() + " says");
            }
            return there && fact instanceof Fact.Absent
                    ? new Fact.Unknown("not said beside `" + assertion.key() + "` by " + assertion.source())
                    : fact;
        });
        List<Device> devices = platform.devices().stream()
                .filter(device -> !gone || !device.api().equals(api))
                .toList();
        return new Platform(platform.name(), facts, devices, platform.lookup());
    }

    /** Whether a key says that the machine has an api at all: {@code cuda}, {@code cuda.driver}. */
    private static boolean presence(AttributeKey key) {
        return key.text().equals(key.namespace()) || key.text().equals(key.namespace() + ".driver");
    }

    private static Platform asserted(Platform platform, Assertion assertion) {
        Platform changed = platform.with(assertion.key(), assertion.fact());
        return Assertion.CATALOG
                .ofDevice(assertion.key())
                .map(own -> new Platform(
                        changed.name(),
                        changed.facts(),
                        changed.devices().stream()
                                .map(device ->
                                        device.api().equals(assertion.key().namespace())
                                                ? with(device, own, assertion.fact())
                                                : device)
                                .toList(),
                        changed.lookup()))
                .orElse(changed);
    }

    private static Device with(Device device, AttributeKey key, Fact fact) {
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>(device.facts());
        facts.put(key, fact);
        return new Device(device.api(), device.index(), facts);
    }
}
