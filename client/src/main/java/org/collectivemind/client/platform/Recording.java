package org.collectivemind.client.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.client.platform.probe.RecordedProbe;
import org.collectivemind.client.platform.probe.RecordingProbe;
import org.collectivemind.client.platform.redaction.Redaction;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/**
 * A machine as it may be sent to somebody who has to find out what detection makes of it.
 *
 * @param capture without what tells this machine from others of its make
 * @param different facts, or {@code devices}, that detection makes something else of when it sees the capture than when it sees
 *     the machine; empty but where redaction took too much, or the machine did not answer
 */
public record Recording(Capture capture, SortedSet<String> different) {

    /**
     * @param disk as for {@link PlatformDetector}
     * @param about words the capture begins with
     */
    public static Recording of(Probe machine, Path disk, String about) {
        RecordingProbe recording = new RecordingProbe(machine);
        Platform live = new PlatformDetector(recording, disk).detect();
        Capture capture = Redaction.of(recording.capture(about), machine);
        Platform replayed = new PlatformDetector(new RecordedProbe(capture), disk).detect();
        SortedSet<String> different = new TreeSet<>();
        SortedSet<AttributeKey> keys = new TreeSet<>(live.facts().keySet());
        keys.addAll(replayed.facts().keySet());
        for (AttributeKey key : keys) {
            if (!values(live.fact(key)).equals(values(replayed.fact(key)))) {
                different.add(key.text());
            }
        }
        if (!values(live.devices()).equals(values(replayed.devices()))) {
            different.add("devices");
        }
        return new Recording(capture, different);
    }

    /** Sources name files, some of which are renamed. */
    private static List<String> values(Fact fact) {
        return fact.known()
                .map(Fact.Known::values)
                .orElse(List.of(fact.getClass().getSimpleName()));
    }

    private static List<Object> values(List<Device> devices) {
        List<Object> values = new ArrayList<>();
        for (Device device : devices) {
            values.add(List.of(
                    device.api(), device.index(), List.copyOf(device.facts().keySet())));
            device.facts().values().forEach(fact -> values.add(values(fact)));
        }
        return values;
    }
}
