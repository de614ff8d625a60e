package org.collectivemind.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.PackageDirectory;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.publication.Pin;
import org.collectivemind.client.publication.Publish;
import org.collectivemind.client.publication.UpstreamSources;
import org.collectivemind.client.registry.CmRegistryWriter;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.manifest.RegistryLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm publish}. */
@Command(
        name = "publish",
        header = "Publish packages into a registry.",
        description = {
            "",
            "Builds and verifies everything first: files, upstream sources against their sha256 and size, the",
            "matrix of variants. A version becomes visible whole or not at all, and never changes afterwards.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm publish --registry file:registry            the package in this directory",
            "  cm publish --registry file:registry pkgs/*     several packages",
            "  cm publish --pin                               write sha256 and size of sources into cm.yaml",
            "  cm publish --dry-run --registry file:registry  build and verify only"
        })
final class PublishCommand extends CmCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "Directories with a package's cm.yaml; this one by default.")
    private List<Path> directories = new ArrayList<>();

    @Option(
            names = "--registry",
            paramLabel = "WHERE",
            description = "file:DIR of a registry. CM_REGISTRY is the default.")
    private Optional<String> registry = Optional.empty();

    @Option(
            names = "--pin",
            description = "Fetch sources that are not pinned and write what they are into cm.yaml; publish nothing.")
    private boolean pin;

    @Option(names = "--skip-existing", description = "Leave versions alone that are published already.")
    private boolean skipExisting;

    @Option(names = "--dry-run", description = "Build and verify; publish nothing.")
    private boolean dryRun;

    PublishCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}, one for each package. */
    record Json(String coordinate, String outcome, int variants, long hostedBytes, long upstreamBytes) {}

    @Override
    Result run() {
        try (Wiring wiring = wiring(directory())) {
            UpstreamSources upstream = wiring.upstream();
            List<Path> sources = directories.isEmpty()
                    ? List.of(source(Path.of("")))
                    : directories.stream().map(this::source).toList();
            return pin ? pin(sources, upstream) : publish(sources, wiring, upstream);
        }
    }

    private Path source(Path named) {
        Path source = directory().resolve(named).normalize();
        if (!Files.isDirectory(source)) {
            throw new UsageErrors.WrongUsage(
                    "there is no directory " + source, List.of("`cm publish` takes directories that hold a cm.yaml"));
        }
        if (!Files.exists(source.resolve(Project.MANIFEST))) {
            throw new UsageErrors.WrongUsage(
                    "there is no `" + Project.MANIFEST + "` in " + source,
                    List.of("`cm init --package GROUP:NAME` makes one"));
        }
        return source;
    }

    private Result pin(List<Path> sources, UpstreamSources upstream) {
        List<String> text = new ArrayList<>();
        int pinned = 0;
        for (Path source : sources) {
            int here = new Pin(upstream).run(new Project(source));
            text.add((here == 0 ? "every source is pinned in " : "pinned " + Counted.of(here, "source") + " in ")
                    + source.resolve(Project.MANIFEST));
            pinned += here;
        }
        return new Result(text, java.util.Map.of("pinned", pinned));
    }

    private Result publish(List<Path> sources, Wiring wiring, UpstreamSources upstream) {
        CmRegistryWriter writer = new CmRegistryWriter(wiring.registries().storage(location()));
        Publish publish = new Publish(writer, upstream, context().clock());
        List<String> text = new ArrayList<>();
        List<Json> json = new ArrayList<>();
        for (Path source : sources) {
            Publish.Report report;
            try {
                PackageDirectory read = PackageDirectory.in(new Project(source));
                report = publish.run(
                        new Publish.Request(source, read.manifest(), read.positions(), skipExisting, dryRun));
            } catch (CmException failure) {
                // What went before this one is public all the same.
                text.forEach(output()::note);
                throw failure;
            }
            text.add(line(report));
            json.add(new Json(
                    report.coordinate().toString(),
                    report.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    report.variants(),
                    report.hostedBytes(),
                    report.upstreamBytes()));
        }
        return new Result(text, json);
    }

    private static String line(Publish.Report report) {
        String what = switch (report.outcome()) {
            case PUBLISHED -> "published ";
            case ALREADY_PUBLISHED -> "already published, unchanged: ";
            case SKIPPED -> "already published: ";
            case CHECKED -> "would publish ";
        };
        return what + report.coordinate() + ", " + Counted.of(report.variants(), "variant") + " ("
                + ByteText.of(report.hostedBytes()) + " hosted, " + ByteText.of(report.upstreamBytes()) + " upstream)";
    }

    private RegistryLocation.Cm location() {
        String where = registry.or(() -> context().variable("CM_REGISTRY"))
                .orElseThrow(() -> new UsageErrors.WrongUsage(
                        "which registry to publish into is not said",
                        List.of("`--registry file:DIR`, or the variable CM_REGISTRY")));
        if (RegistriesCommand.RegistryPlace.parse(where) instanceof RegistryLocation.Cm cm) {
            return cm;
        }
        throw new UsageErrors.WrongUsage(
                "`cm publish` writes registries of cm, not plain Maven repositories: `" + where + "`",
                List.of("`cm registry init DIR` makes one"));
    }
}
