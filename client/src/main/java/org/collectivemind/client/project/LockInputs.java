package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
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
 * What a lock answers to: dependencies, registries, policy and targets, with the content of platform files, and nothing of the
 * machine or of comments and layout. A lock with another digest is out of date.
 */
final class LockInputs {
    private LockInputs() {}

    static Digest digest(Project project, ProjectManifest manifest) {
        ProjectManifest asked = new ProjectManifest(
                "inputs",
                manifest.registries(),
                manifest.targets(),
                manifest.dependencies(),
                manifest.policy(),
                ProjectManifest.noScripts());
        StringBuilder text = new StringBuilder(ManifestWriter.write(asked));
        for (TargetDeclaration target : manifest.targets()) {
            if (target.source() instanceof TargetDeclaration.Source.PlatformFile file) {
                text.append("\n# ").append(target.name()).append('\n');
                text.append(PlatformFile.write(anonymous(TargetPlatforms.read(project, file))));
            }
        }
        return Hasher.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Facts without where they come from: that is a path of this machine. */
    private static Platform anonymous(Platform platform) {
        List<Device> devices = platform.devices().stream()
                .map(device -> new Device(device.api(), device.index(), anonymous(device.facts())))
                .toList();
        return new Platform(platform.name(), anonymous(platform.facts()), devices);
    }

    private static SortedMap<AttributeKey, Fact> anonymous(SortedMap<AttributeKey, Fact> facts) {
        SortedMap<AttributeKey, Fact> anonymous = new TreeMap<>();
        facts.forEach((key, fact) -> anonymous.put(
                key, fact instanceof Fact.Known known ? new Fact.Known(known.values(), "platform file") : fact));
        return anonymous;
    }
}
