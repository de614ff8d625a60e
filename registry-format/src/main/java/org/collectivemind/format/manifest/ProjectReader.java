package org.collectivemind.format.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.collectivemind.format.yaml.YamlNode;

/** Reads the manifest of a project. */
final class ProjectReader {
    static final Set<String> KEYS = Set.of("project", "registries", "targets", "dependencies", "policy", "scripts");

    private final YamlNode.Mapping root;

    ProjectReader(YamlNode.Mapping root) {
        this.root = root;
    }

    ProjectManifest read() {
        YamlNode.Mapping header = root.required("project").mapping();
        header.rejectUnknown(Set.of("name"));
        return new ProjectManifest(
                header.required("name").text(),
                root.optional("registries").map(RegistryReader::list).orElse(List.of()),
                root.optional("targets").map(TargetReader::list).orElse(List.of(TargetReader.HOST)),
                root.optional("dependencies").map(DependencyReader::list).orElse(List.of()),
                root.optional("policy").map(PolicyReader::read).orElse(Policy.DEFAULT),
                root.optional("scripts").map(NamedLines.COMMAND::read).orElse(Collections.emptySortedMap()));
    }
}
