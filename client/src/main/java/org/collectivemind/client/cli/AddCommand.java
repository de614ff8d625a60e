package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.LockReport;
import org.collectivemind.client.project.ManifestEdit;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.manifest.ManifestEditor;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.VersionEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm add}. */
@Command(
        name = "add",
        header = "Add dependencies to cm.yaml and lock them.",
        description = {
            "",
            "A package is written [group:]name[[feature,…]][@constraint][#attribute=value,…]. Without a",
            "constraint the newest version's compatible range is written; --prerelease counts pre-releases too.",
            "One that is there already is replaced; --as takes the package once more beside itself: then its",
            "variables begin with the alias, as OLD_CM_MODEL, and so do its commands, as old-bench. If no",
            "selection of packages works, cm.yaml and cm.lock stay as they are.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm add resnet50",
            "  cm add 'org.mlcommons:resnet50@^1.5#ml.precision=int8'",
            "  cm add 'onnxruntime@>=1.18,<2'",
            "  cm add 'tokenizers[http]'               with an optional part",
            "  cm add resnet50@1.4 --as old            a second one, under another name",
            "",
            "Exit codes: 0 done, 3 nothing fits or nobody has the package (nothing was changed)."
        })
final class AddCommand extends ProjectCommand {
    @Parameters(arity = "1..*", paramLabel = "PACKAGE", description = "What to add.")
    private List<String> specs = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "ALIAS",
            description = "Take the package under this name, beside the one that is there.")
    private Optional<String> alias = Optional.empty();

    @Option(names = "--prerelease", description = "Without a constraint: the newest version, also a pre-release.")
    private boolean prerelease;

    @Mixin
    private ChoiceOptions choice = new ChoiceOptions();

    AddCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run(Project project, Wiring wiring) {
        ProjectManifest current = project.projectManifest();
        Registries registries = wiring.registries().of(current.registries(), List.of());
        if (alias.isPresent() && specs.size() > 1) {
            throw new UsageErrors.WrongUsage(
                    "`--as` names one package, and " + specs.size() + " are given",
                    List.of("add them one by one, or write `'NAME as ALIAS'`"));
        }
        List<PackageDependency> dependencies = specs.stream()
                .map(PackageSpec::parse)
                .map(spec -> dependency(spec, name(spec, current, registries), registries))
                .toList();
        LockReport report = new ManifestEdit(project)
                .run(
                        text -> added(text, project, dependencies),
                        manifest -> solving(project, manifest, wiring),
                        choice.thisTime());
        List<String> text = new ArrayList<>();
        dependencies.forEach(dependency -> text.add("added " + dependency));
        text.addAll(LockText.lines(report, "locked"));
        LockText.tell(report, false, output());
        return new Result(text, LockText.Json.of(report, true));
    }

    private static String added(String text, Project project, List<PackageDependency> dependencies) {
        String edited = text;
        for (PackageDependency dependency : dependencies) {
            edited = ManifestEditor.addDependency(edited, project.manifestPath().toString(), dependency);
        }
        return edited;
    }

    /** A name without its group is one the project has already, else one of a registry that can be listed. */
    private static PackageName name(PackageSpec spec, ProjectManifest current, Registries registries) {
        return spec.packageName().orElseGet(() -> {
            List<PackageName> had = current.dependencies().stream()
                    .flatMap(dependency -> dependency.packages().stream())
                    .map(PackageDependency::name)
                    .filter(name -> name.name().equals(spec.name()))
                    .distinct()
                    .toList();
            return had.size() == 1
                    ? had.get(0)
                    : ProjectPackages.amongListed(registries.packages(), spec, "the registries of this project");
        });
    }

    private PackageDependency dependency(PackageSpec spec, PackageName name, Registries registries) {
        var versions = registries.versions(name).orElseThrow(() -> registries.unknown(name));
        Constraint constraint = spec.constraint();
        if (constraint.equals(Constraint.ANY)) {
            constraint = versions.versions().stream()
                    .filter(entry -> entry.yanked().isEmpty())
                    .map(VersionEntry::version)
                    .max(Comparator.comparing((Version version) -> prerelease || !version.isPrerelease())
                            .thenComparing(Comparator.naturalOrder()))
                    .map(newest -> Constraint.parse("^" + newest.text()))
                    .orElse(Constraint.ANY);
        }
        return new PackageDependency(
                name,
                constraint,
                spec.select(),
                spec.features(),
                alias.map(Alias::parse).or(spec::alias));
    }
}
