package org.collectivemind.format.manifest;

import static org.collectivemind.format.manifest.ManifestWriter.putUnlessEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Overrides;

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

    static Object target(TargetDeclaration.Source source) {
        if (source instanceof TargetDeclaration.Source.PlatformFile file) {
            return described("platform", file.path(), file.set());
        }
        if (source instanceof TargetDeclaration.Source.Preset preset) {
            return described("preset", preset.name(), preset.set());
        }
        return source instanceof TargetDeclaration.Source.Inline inline
                ? InlinePlatform.tree(inline.platform())
                : TargetName.HOST.text();
    }

    private static Object described(String key, String value, Overrides set) {
        Map<String, Object> facts = new LinkedHashMap<>();
        set.assertions().forEach(assertion -> facts.put(assertion.key().text(), values(assertion)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(key, value);
        putUnlessEmpty(tree, "set", facts);
        return tree;
    }

    private static Object values(Assertion assertion) {
        List<String> values = assertion.fact().known().map(Fact.Known::values).orElse(List.of(""));
        return values.size() == 1 ? values.get(0) : values;
    }
}
