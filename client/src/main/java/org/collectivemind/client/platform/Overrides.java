package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/**
 * What the user asserts over a platform (variants §2.6): {@code --set cuda.cc=8.6} wins over {@code CM_OVERRIDE_CUDA_CC=8.6},
 * which wins over what a file states or detection found. Said to be absent, an api such as {@code cuda.driver} takes its devices
 * and all its other facts with it; said to be there, what was absent of the api is unknown until it too is said.
 */
public final class Overrides {
    private static final String PREFIX = "CM_OVERRIDE_";

    private Overrides() {}

    /**
     * @param variables the whole environment of the process; only {@code CM_OVERRIDE_…} is looked at
     * @param sets {@code key=value}, the last of a key counts
     * @throws MalformedText for a key or a value the catalog does not know
     */
    public static Platform apply(Platform platform, Map<String, String> variables, List<String> sets) {
        SortedMap<AttributeKey, Assertion> assertions = new TreeMap<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                Assertion assertion = Assertion.of(key(name), value, name);
                assertions.put(assertion.key(), assertion);
            }
        });
        for (String set : sets) {
            int equals = set.indexOf('=');
            if (equals < 1) {
                throw new MalformedText("assertion", set, "`key=value` is wanted, as in `cuda.cc=8.6`");
            }
            Assertion assertion = Assertion.of(set.substring(0, equals).strip(), set.substring(equals + 1), "--set");
            assertions.put(assertion.key(), assertion);
        }
        Platform changed = platform;
        for (Assertion assertion : assertions.values()) {
            changed = prepared(changed, assertion);
        }
        for (Assertion assertion : assertions.values()) {
            changed = asserted(changed, assertion);
        }
        return changed;
    }

    private static String key(String variable) {
        SortedMap<String, String> keys = new TreeMap<>();
        Assertion.keys().forEach(key -> keys.put(variableOf(key), key));
        String key = keys.get(variable);
        if (key == null) {
            List<String> hints = new ArrayList<>(NearestKey.hints(variable, keys.keySet()));
            hints.add("unset it, or assert a fact of your own with `--set x.<organisation>.<name>=…`");
            throw new MalformedText("variable of a fact about a machine", variable, "no fact is written so", hints);
        }
        return key;
    }

    /** The variable that overrides a fact: {@code CM_OVERRIDE_CPU_ISA} for {@code cpu.isa}. */
    static String variableOf(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
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
            return there && fact instanceof Fact.Absent
                    ? new Fact.Unknown("not said beside `" + assertion.key() + "` by " + assertion.source())
                    : fact;
        });
        List<Device> devices = platform.devices().stream()
                .filter(device -> !gone || !device.api().equals(api))
                .toList();
        return new Platform(platform.name(), facts, devices);
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
                                .toList()))
                .orElse(changed);
    }

    private static Device with(Device device, AttributeKey key, Fact fact) {
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>(device.facts());
        facts.put(key, fact);
        return new Device(device.api(), device.index(), facts);
    }
}
