package org.collectivemind.format.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.yaml.YamlNode;

/** Reads the manifest of a project. */
final class ProjectReader {
    static final Set<String> KEYS = Set.of("project", "registries", "targets", "dependencies", "policy", "scripts");
    private static final Set<String> POLICY_KEYS = Set.of("prereleases", "prefer");

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
                root.optional("policy").map(ProjectReader::policy).orElse(Policy.DEFAULT),
                root.optional("scripts").map(NamedLines.COMMAND::read).orElse(Collections.emptySortedMap()));
    }

    private static Policy policy(YamlNode node) {
        YamlNode.Mapping mapping = node.mapping();
        mapping.rejectUnknown(POLICY_KEYS);
        SortedSet<PackageName> prereleases = new TreeSet<>();
        List<YamlNode> names =
                mapping.optional("prereleases").map(YamlNode::list).orElse(List.of());
        names.forEach(name -> prereleases.add(name.parse(PackageName::parse)));
        return new Policy(
                prereleases,
                mapping.optional("prefer").map(AttributesReader::plain).orElse(Attributes.NONE));
    }
}
