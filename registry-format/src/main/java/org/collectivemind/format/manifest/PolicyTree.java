package org.collectivemind.format.manifest;

import static org.collectivemind.format.manifest.ManifestWriter.putUnlessEmpty;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.requirement.MachineUse;

/** What {@link ManifestWriter} prints for a policy. */
final class PolicyTree {
    private PolicyTree() {}

    static Map<String, Object> of(Policy policy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        putUnlessEmpty(tree, "prereleases", texts(policy.prereleases()));
        putUnlessEmpty(tree, "prefer", ManifestWriter.plain(policy.prefer()));
        if (policy.resolution() != ResolutionMode.HIGHEST) {
            tree.put("resolution", policy.resolution().id());
        }
        if (policy.unify() != Unify.PREFER) {
            tree.put("unify", policy.unify().id());
        }
        policy.excludeNewer().ifPresent(cutoff -> tree.put("exclude-newer", CutoffText.of(cutoff)));
        policy.minimumAge().ifPresent(age -> tree.put("minimum-age", AgeText.of(age)));
        putUnlessEmpty(tree, "overrides", RelationsTree.matches(policy.overrides()));
        putUnlessEmpty(tree, "constraints", RelationsTree.matches(policy.constraints()));
        putUnlessEmpty(tree, "excludes", texts(policy.excludes()));
        put(tree, policy.leeway());
        return tree;
    }

    private static Object of(SystemPolicy system) {
        if (system.packages().isEmpty()) {
            return system.fallback().id();
        }
        Map<String, Object> words = new LinkedHashMap<>();
        words.put(LeewayReader.DEFAULT, system.fallback().id());
        system.packages().forEach((name, use) -> words.put(name.toString(), use.id()));
        return words;
    }

    private static void put(Map<String, Object> tree, Leeway leeway) {
        if (!leeway.system().equals(SystemPolicy.DEFAULT)) {
            tree.put("system", of(leeway.system()));
        }
        if (leeway.use().devices() != MachineUse.DEFAULT.devices()) {
            tree.put("devices", leeway.use().devices().text());
        }
        putUnlessEmpty(
                tree,
                "allow",
                leeway.use().allowed().stream().map(MachineUse.Allowance::text).toList());
        putUnlessEmpty(
                tree, "free", leeway.free().stream().map(AttributeKey::text).toList());
        Map<String, Object> params = new LinkedHashMap<>();
        leeway.params().forEach((name, values) -> params.put(name.toString(), ResourcesTree.of(values)));
        putUnlessEmpty(tree, "params", params);
    }

    private static List<String> texts(Collection<PackageName> names) {
        return names.stream().map(PackageName::toString).toList();
    }
}
