package org.collectivemind.format.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/** What {@link ManifestWriter} prints for a target whose facts stand in the manifest. */
final class InlinePlatform {
    /** Facts from here need not say where they come from. */
    private static final String FILE_NAME = "cm.yaml";

    private InlinePlatform() {}

    static Map<String, Object> tree(Platform platform) {
        Map<String, Object> tree = new LinkedHashMap<>();
        platform.facts().forEach((key, fact) -> tree.put(key.text(), fact(fact)));
        ManifestWriter.putUnlessEmpty(
                tree,
                "devices",
                platform.devices().stream().map(InlinePlatform::device).toList());
        return tree;
    }

    private static Map<String, Object> device(Device device) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("api", device.api());
        tree.put("index", device.index());
        device.facts().forEach((key, fact) -> tree.put(key.text(), fact(fact)));
        return tree;
    }

    private static Object fact(Fact fact) {
        if (fact instanceof Fact.Known known) {
            List<String> values = known.values();
            Object value = values.size() == 1 ? values.get(0) : values;
            return known.source().equals(FILE_NAME) ? value : new TreeMap<>(Map.of("v", value, "src", known.source()));
        }
        return fact instanceof Fact.Absent absent
                ? Map.of("absent", absent.reason())
                : Map.of("unknown", ((Fact.Unknown) fact).reason());
    }
}
