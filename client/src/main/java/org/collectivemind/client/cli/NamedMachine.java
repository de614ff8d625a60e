package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.collectivemind.client.project.DescribedMachine;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetPlatforms;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Platform;

/**
 * A machine that a word of {@code cm platform …} names: {@code host}, which is this one; else a target of the project; else a
 * preset; else a platform file.
 */
final class NamedMachine {
    private NamedMachine() {}

    /** @param directory where the user stands */
    static Platform of(String word, Optional<Project> project, Path directory, Wiring wiring) {
        if (word.equals(TargetName.HOST.text())) {
            return wiring.host().get();
        }
        return project.flatMap(NamedMachine::manifest)
                .flatMap(manifest -> target(manifest, word))
                .map(target -> TargetPlatforms.of(project.orElseThrow(), target, wiring.host()))
                .orElseGet(() -> DescribedMachine.named(word, directory).platform());
    }

    /** The same with {@code --set} over it. What variables assert is about this machine alone. */
    static Platform asserted(
            String word, Optional<Project> project, Path directory, Wiring wiring, HostOptions options) {
        Platform machine = of(word, project, directory, wiring);
        return word.equals(TargetName.HOST.text())
                ? machine
                : new Overrides(options.facts().stream()
                                .map(fact -> Assertion.parse(fact, "--set"))
                                .toList())
                        .on(machine);
    }

    /** Of a project that is not just a lock, and not a package. */
    static Optional<ProjectManifest> manifest(Project project) {
        return project.hasManifest() && project.manifest().manifest() instanceof ProjectManifest manifest
                ? Optional.of(manifest)
                : Optional.empty();
    }

    private static Optional<TargetDeclaration> target(ProjectManifest manifest, String word) {
        return manifest.targets().stream()
                .filter(target -> target.name().text().equals(word))
                .findFirst();
    }
}
