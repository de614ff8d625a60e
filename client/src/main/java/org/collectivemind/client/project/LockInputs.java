package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.ManifestWriter;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;

/**
 * What a lock answers to: dependencies, registries, policy and targets, with the content of platform files and presets, and nothing of the
 * machine, of the directory, or of comments and layout. A lock with another digest is out of date.
 */
final class LockInputs {
    private LockInputs() {}

    static Digest digest(Project project, ProjectManifest manifest) {
        List<TargetDeclaration> targets = new ArrayList<>();
        StringBuilder files = new StringBuilder();
        for (TargetDeclaration target : manifest.targets()) {
            TargetDeclaration.Source source = target.source();
            if (source instanceof TargetDeclaration.Source.Inline inline) {
                source = new TargetDeclaration.Source.Inline(withoutSources(inline.platform()));
            } else {
                TargetPlatforms.described(project, source)
                        .ifPresent(described -> files.append("\n# ")
                                .append(target.name())
                                .append('\n')
                                .append(PlatformFile.write(withoutSources(described))));
            }
            targets.add(new TargetDeclaration(target.name(), source));
        }
        ProjectManifest asked = new ProjectManifest(
                "inputs",
                manifest.registries(),
                targets,
                manifest.dependencies(),
                manifest.policy(),
                ProjectManifest.noScripts());
        return Hasher.of((ManifestWriter.write(asked) + files).getBytes(StandardCharsets.UTF_8));
    }

    /** The other files it looks at, as the manifest names them. */
    static List<String> platformFiles(ProjectManifest manifest) {
        return manifest.targets().stream()
                .map(TargetDeclaration::source)
                .filter(TargetDeclaration.Source.PlatformFile.class::isInstance)
                .map(source -> ((TargetDeclaration.Source.PlatformFile) source).path())
                .toList();
    }

    /** Where a fact comes from is for messages, and names the directory of the checkout. */
    private static Platform withoutSources(Platform platform) {
        return new Platform(
                platform.name(),
                withoutSources(platform.facts()),
                platform.devices().stream()
                        .map(device -> new Device(device.api(), device.index(), withoutSources(device.facts())))
                        .toList());
    }

    private static SortedMap<AttributeKey, Fact> withoutSources(SortedMap<AttributeKey, Fact> facts) {
        SortedMap<AttributeKey, Fact> plain = new TreeMap<>();
        facts.forEach((key, fact) -> plain.put(
                key,
                fact.known()
                        .<Fact>map(known -> new Fact.Known(known.values(), Project.MANIFEST))
                        .orElse(fact)));
        return plain;
    }
}
