package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Relations;

/** Manifests with one thing changed: what an edit of the text is measured by. */
final class ManifestChange {
    private ManifestChange() {}

    static List<Dependency> dependencies(Manifest manifest) {
        return manifest instanceof PackageManifest described
                ? described.relations().dependencies()
                : ((ProjectManifest) manifest).dependencies();
    }

    static Manifest withDependencies(Manifest manifest, List<Dependency> dependencies) {
        if (manifest instanceof ProjectManifest project) {
            return new ProjectManifest(
                    project.name(),
                    project.registries(),
                    project.targets(),
                    dependencies,
                    project.policy(),
                    project.scripts());
        }
        PackageManifest described = (PackageManifest) manifest;
        return with(described, described.variants(), described.relations().with(dependencies));
    }

    static ProjectManifest withTargets(ProjectManifest project, List<TargetDeclaration> targets) {
        return new ProjectManifest(
                project.name(),
                project.registries(),
                targets,
                project.dependencies(),
                project.policy(),
                project.scripts());
    }

    static PackageManifest withPin(PackageManifest manifest, int variant, int source, Digest sha256, long size) {
        List<VariantDeclaration> variants = new ArrayList<>(manifest.variants());
        VariantDeclaration changed = variants.get(variant);
        List<SourceDeclaration> sources = new ArrayList<>(changed.sources());
        SourceDeclaration open = sources.get(source);
        sources.set(
                source,
                new SourceDeclaration(
                        open.origin(),
                        open.format(),
                        Optional.of(sha256),
                        Optional.of(size),
                        open.path(),
                        open.entries()));
        variants.set(
                variant,
                new VariantDeclaration(
                        changed.id(),
                        changed.when(),
                        changed.requires(),
                        changed.resources(),
                        changed.files(),
                        sources,
                        changed.relations(),
                        changed.exports()));
        return with(manifest, variants, manifest.relations());
    }

    private static PackageManifest with(
            PackageManifest manifest, List<VariantDeclaration> variants, Relations relations) {
        return new PackageManifest(
                manifest.coordinate(),
                manifest.kind(),
                manifest.description(),
                manifest.license(),
                manifest.tags(),
                manifest.meta(),
                manifest.axes(),
                manifest.facts(),
                manifest.resources(),
                variants,
                manifest.exclude(),
                relations,
                manifest.detect(),
                manifest.exports());
    }
}
