package org.collectivemind.format.manifest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.resource.Formula;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code resources}: how much memory a variant takes, and where it may lie. */
final class ResourcesReader {
    private static final Set<String> KEYS = Set.of("params", "need", "placements");
    /** Where nothing is said: anywhere, on the device rather than not. */
    static final List<Placement> ANYWHERE = List.of(Placement.values());

    private ResourcesReader() {}

    static Resources read(YamlNode node) {
        YamlNode.Mapping mapping = node.mapping();
        mapping.rejectUnknown(KEYS);
        Parameters params =
                mapping.optional("params").map(ResourcesReader::parameters).orElse(Parameters.NONE);
        YamlNode need = mapping.required("need");
        Formula formula = need.parse(Formula::parse);
        List<Placement> placements =
                mapping.optional("placements").map(ResourcesReader::placements).orElse(ANYWHERE);
        return need.check(() -> new Resources(params, formula, placements));
    }

    /** Values of parameters, each problem at its own place. */
    static Parameters parameters(YamlNode node) {
        YamlNode.Mapping mapping = node.mapping();
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            try {
                Parameters.name(entry.getKey());
            } catch (MalformedText malformed) {
                throw new MalformedFile(mapping.keyPosition(entry.getKey()), malformed.getMessage(), malformed.hints());
            }
            values.put(entry.getKey(), entry.getValue().parse(Parameters::value));
        }
        return new Parameters(values);
    }

    private static List<Placement> placements(YamlNode node) {
        List<Placement> placements = new ArrayList<>();
        for (YamlNode item : node.list()) {
            Placement placement = item.parse(Placement::parse);
            if (placements.contains(placement)) {
                throw item.failure("`" + placement.text() + "` is listed twice");
            }
            placements.add(placement);
        }
        if (placements.isEmpty()) {
            throw node.failure("`placements` lists none", "leave it out where any of them will do");
        }
        return placements;
    }
}
