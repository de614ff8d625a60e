package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.resolver.request.PackageSource.Expected;

/** What solving a project will most likely ask for, before it begins: what the project names, and what its lock has. */
final class Outlook {
    private Outlook() {}

    static List<Expected> of(ProjectManifest manifest, Optional<Lockfile> previous) {
        List<LockedPackage> locked = previous.map(Lockfile::packages).orElse(List.of());
        List<Expected> expected = new ArrayList<>();
        manifest.dependencies().stream()
                .flatMap(dependency -> dependency.packages().stream())
                .forEach(root -> expected.add(new Expected.Versions(root.name())));
        locked.forEach(
                held -> expected.add(new Expected.Versions(held.coordinate().name())));
        locked.stream().flatMap(Outlook::candidates).forEach(expected::add);
        return expected;
    }

    private static Stream<Expected> candidates(LockedPackage held) {
        return held.select().values().stream()
                .distinct()
                .map(variant -> new Expected.CandidateRelations(
                        held.coordinate().name(), held.coordinate().version(), variant));
    }
}
