package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.ManifestWriter;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
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
                text.append(PlatformFile.write(TargetPlatforms.read(project, file)));
            }
        }
        return Hasher.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
