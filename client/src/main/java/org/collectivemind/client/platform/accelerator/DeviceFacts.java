package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;

/** The facts of one device while they are being collected; values the catalog does not take become Unknown. */
final class DeviceFacts {
    private final SortedMap<AttributeKey, Fact> facts = new TreeMap<>();

    DeviceFacts() {}

    DeviceFacts(DeviceFacts like) {
        facts.putAll(like.facts);
    }

    DeviceFacts put(AttributeKey key, Fact fact) {
        facts.put(key, fact);
        return this;
    }

    DeviceFacts known(AttributeKey key, String value, String source) {
        return put(key, Findings.fact(key, List.of(value), source));
    }

    DeviceFacts unknown(AttributeKey key, String reason) {
        return put(key, new Fact.Unknown(reason));
    }

    /** @param name the device's, or empty where nothing tells it, for which the reason is */
    DeviceFacts name(Optional<String> name, String source, String reason) {
        return name.isPresent()
                ? known(FactKeys.DEVICE_NAME, name.get(), source)
                : unknown(FactKeys.DEVICE_NAME, reason);
    }

    /** Memory of its own. */
    DeviceFacts ownMemory(BigInteger bytes, String source) {
        return known(FactKeys.MEMORY, bytes.toString(), source).known(FactKeys.UNIFIED, "false", source);
    }

    /** It shares the memory of the machine. */
    DeviceFacts sharedMemory(Fact memory, String source) {
        return put(FactKeys.MEMORY, memory).known(FactKeys.UNIFIED, "true", source);
    }

    SortedMap<AttributeKey, Fact> facts() {
        return new TreeMap<>(facts);
    }

    /** The devices of an api, counted from 0 in the order given. */
    static void number(String api, List<DeviceFacts> devices, Findings findings) {
        for (int index = 0; index < devices.size(); index++) {
            findings.device(device(api, index, devices.get(index)));
        }
    }

    static Device device(String api, int index, DeviceFacts facts) {
        return new Device(api, index, facts.facts());
    }
}
