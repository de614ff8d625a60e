package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/**
 * What {@code cm platform show} prints: every fact that was looked for, where it comes from, and how to say what nobody could
 * tell. The components are all of text, numbers, lists and maps, ready for JSON.
 *
 * @param headline the machine in one sentence
 */
public record PlatformReport(String name, String headline, List<Row> facts, List<DeviceRows> devices) {
    public PlatformReport {
        facts = List.copyOf(facts);
        devices = List.copyOf(devices);
    }

    /**
     * One fact.
     *
     * @param state {@code known}, {@code absent} or {@code unknown}
     * @param values empty unless known; bytes are plain numbers
     * @param source where it comes from, or why it is not known
     * @param assertion the option that would say it; empty unless unknown
     * @param asserted whether somebody said it, with an option or a variable or in a manifest
     */
    public record Row(
            String key, String state, List<String> values, String source, String assertion, boolean asserted) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** The facts of one accelerator; keys without the api in front. */
    public record DeviceRows(String api, int index, List<Row> facts) {
        public DeviceRows {
            facts = List.copyOf(facts);
        }
    }

    public static PlatformReport of(Platform platform) {
        List<Row> facts = new ArrayList<>();
        platform.facts().forEach((key, fact) -> facts.add(row(key, key.text(), fact)));
        List<DeviceRows> devices = new ArrayList<>();
        for (Device device : platform.devices()) {
            List<Row> own = new ArrayList<>();
            device.facts().forEach((key, fact) -> own.add(row(key, device.api() + "." + key, fact)));
            devices.add(new DeviceRows(device.api(), device.index(), own));
        }
        return new PlatformReport(platform.name(), PlatformHeadline.of(platform), facts, devices);
    }

    private static Row row(AttributeKey key, String assertable, Fact fact) {
        if (fact instanceof Fact.Known known) {
            return new Row(key.text(), "known", known.values(), known.source(), "", asserted(known.source()));
        }
        if (fact instanceof Fact.Absent absent) {
            return new Row(key.text(), "absent", List.of(), absent.reason(), "", asserted(absent.reason()));
        }
        String reason = ((Fact.Unknown) fact).reason();
        return new Row(
                key.text(), "unknown", List.of(), reason, "--set " + assertable + "=" + FactText.example(key), false);
    }

    private static boolean asserted(String source) {
        return source.contains("--set") || source.contains(OverrideVariables.PREFIX);
    }
}
