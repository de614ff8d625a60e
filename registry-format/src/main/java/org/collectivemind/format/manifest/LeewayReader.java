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

/** Reads {@code devices}, {@code allow}, {@code free}, {@code params} and {@code system} of a policy. */
final class LeewayReader {
    static final String DEFAULT = "default";

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
        SystemPolicy system =
                policy.optional("system").map(LeewayReader::system).orElse(SystemPolicy.DEFAULT);
        return new Leeway(new MachineUse(devices, allowed), system, free, params(policy));
    }

    /** One word for all packages, or words by package with {@code default} for the rest. */
    private static SystemPolicy system(YamlNode node) {
        SortedMap<PackageName, SystemUse> packages = new TreeMap<>();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return new SystemPolicy(node.parse(SystemUse::parse), packages);
        }
        SystemUse fallback = SystemPolicy.DEFAULT.fallback();
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            SystemUse use = entry.getValue().parse(SystemUse::parse);
            if (entry.getKey().equals(DEFAULT)) {
                fallback = use;
            } else {
                packages.put(name(mapping, entry.getKey()), use);
            }
        }
        return new SystemPolicy(fallback, packages);
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
