package org.collectivemind.format.manifest;

import static org.collectivemind.format.manifest.ManifestWriter.putUnlessEmpty;

import java.util.LinkedHashMap;
import java.util.Map;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;

/** What {@link ManifestWriter} prints for resources. */
final class ResourcesTree {
    private ResourcesTree() {}

    static Map<String, Object> of(Resources resources) {
        Map<String, Object> tree = new LinkedHashMap<>();
        putUnlessEmpty(tree, "params", of(resources.params()));
        tree.put("need", resources.need().text());
        if (!resources.placements().equals(ResourcesReader.ANYWHERE)) {
            tree.put(
                    "placements",
                    resources.placements().stream().map(Placement::text).toList());
        }
        return tree;
    }

    static Map<String, Object> of(Parameters parameters) {
        Map<String, Object> tree = new LinkedHashMap<>();
        parameters.values().forEach((name, value) -> tree.put(name, Parameters.text(value)));
        return tree;
    }
}
