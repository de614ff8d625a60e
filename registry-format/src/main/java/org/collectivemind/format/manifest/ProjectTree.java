package org.collectivemind.format.manifest;

import static org.collectivemind.format.manifest.ManifestWriter.putUnlessEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link ManifestWriter} prints for a project. */
final class ProjectTree {
    private ProjectTree() {}

    static Map<String, Object> of(ProjectManifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("project", Map.of("name", manifest.name()));
        Map<String, Object> registries = new LinkedHashMap<>();
        manifest.registries()
                .forEach(registry -> registries.put(registry.alias().text(), registry(registry)));
        putUnlessEmpty(tree, "registries", registries);
        putUnlessEmpty(tree, "targets", targets(manifest.targets()));
        putUnlessEmpty(tree, "dependencies", RelationsTree.dependencies(manifest.dependencies()));
        putUnlessEmpty(tree, "policy", PolicyTree.of(manifest.policy()));
        putUnlessEmpty(tree, "scripts", manifest.scripts());
        return tree;
    }

    private static Object registry(RegistryDeclaration registry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (registry.location() instanceof RegistryLocation.PlainMaven maven) {
            tree.put("maven", maven.id());
            putUnlessEmpty(tree, "url", maven.url());
        } else if (registry.location() instanceof RegistryLocation.Cm cm) {
            if (registry.groups().isEmpty()) {
                return cm.url();
            }
            tree.put("url", cm.url());
        }
        putUnlessEmpty(tree, "groups", registry.groups());
        return tree;
    }

    private static Object targets(List<TargetDeclaration> targets) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!targets.equals(List.of(TargetReader.HOST))) {
            targets.forEach(target -> tree.put(target.name().text(), target(target.source())));
        }
        return tree;
    }

    private static Object target(TargetDeclaration.Source source) {
        if (source instanceof TargetDeclaration.Source.PlatformFile file) {
            return Map.of("platform", file.path());
        }
        return source instanceof TargetDeclaration.Source.Inline inline
                ? InlinePlatform.tree(inline.platform())
                : TargetName.HOST.text();
    }
}
