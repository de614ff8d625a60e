package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Requirement.Quantifier;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code devices}, {@code allow}, {@code free} and {@code params} of a policy. */
final class LeewayReader {
    private LeewayReader() {}

    static Leeway read(YamlNode.Mapping policy) {
        Quantifier devices = policy.optional("devices")
                .map(word -> Choice.read(word, "number of devices", Quantifier.values(), Quantifier::text))
                .orElse(MachineUse.DEFAULT.devices());
        SortedSet<MachineUse.Allowance> allowed = new TreeSet<>();
        items(policy, "allow")
                .forEach(word -> allowed.add(
                        Choice.read(word, "allowance", MachineUse.Allowance.values(), MachineUse.Allowance::text)));
        SortedSet<AttributeKey> free = new TreeSet<>();
        items(policy, "free")
                .forEach(key -> free.add(key.parse(text ->
                        CatalogCheck.CHECK.definition(AttributeKey.parse(text)).key())));
        return new Leeway(new MachineUse(devices, allowed), free, params(policy));
    }

    private static Iterable<YamlNode> items(YamlNode.Mapping policy, String key) {
        return policy.optional(key).map(YamlNode::list).orElse(List.of());
    }

    private static SortedMap<PackageName, Parameters> params(YamlNode.Mapping policy) {
        SortedMap<PackageName, Parameters> params = new TreeMap<>();
        policy.optional("params").map(YamlNode::mapping).ifPresent(mapping -> {
            for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
                params.put(name(mapping, entry.getKey()), ResourcesReader.parameters(entry.getValue()));
            }
        });
        return params;
    }

    private static PackageName name(YamlNode.Mapping mapping, String text) {
        try {
            return PackageName.parse(text);
        } catch (MalformedText malformed) {
            throw new MalformedFile(mapping.keyPosition(text), malformed.getMessage(), malformed.hints());
        }
    }
}
