package org.collectivemind.format.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.release.Dependency;

/**
 * A project: what it uses, from where, for which machines.
 *
 * @param registries in the order they are asked
 * @param targets in the order they are solved; never empty (a project that declares none has {@code host})
 * @param scripts names and command lines for {@code cm run}
 */
public record ProjectManifest(
        String name,
        List<RegistryDeclaration> registries,
        List<TargetDeclaration> targets,
        List<Dependency> dependencies,
        Policy policy,
        SortedMap<String, String> scripts)
        implements Manifest {
    public ProjectManifest {
        registries = List.copyOf(registries);
        targets = List.copyOf(targets);
        dependencies = List.copyOf(dependencies);
        scripts = Collections.unmodifiableSortedMap(new TreeMap<>(scripts));
    }

    public static SortedMap<String, String> noScripts() {
        return new TreeMap<>(Map.of());
    }
}
