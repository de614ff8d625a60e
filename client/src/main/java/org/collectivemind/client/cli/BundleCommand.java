package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.client.bundle.Bundle;
import org.collectivemind.client.bundle.BundleCheck;
import org.collectivemind.client.bundle.Bundling;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.bundle.BundleListing;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm bundle}. */
@Command(
        name = "bundle",
        header = "Put all that cm.lock needs into a directory, for machines without a network.",
        description = {
            "",
            "The directory holds the payloads, the project's cm.lock and cm.yaml, and of each registry what",
            "it says of the locked versions. It may be moved and copied, also to exFAT and FAT32.",
            "`cm install --bundle DIR` installs from it, `cm lock --bundle DIR` locks from it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm bundle /media/stick/demo                  the lock's only target",
            "  cm bundle /media/stick/demo --target gpu     one of several",
            "  cm bundle /media/stick/demo --all-targets",
            "  cm bundle --check /media/stick/demo          read and verify all of it",
            "",
            "Exit codes: 0 done, 5 --check found damage."
        })
final class BundleCommand extends CmCommand {
    @Parameters(paramLabel = "DIR", description = "The directory to make, or with --check to verify.")
    private Path directory = Path.of("");

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "What this target of the lock needs. May be given more than once.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--all-targets", description = "What any target of the lock needs.")
    private boolean allTargets;

    @Option(names = "--force", description = "Replace a bundle that is there.")
    private boolean force;

    @Option(names = "--check", description = "Verify the bundle in DIR instead of making one.")
    private boolean check;

    @Mixin
    private AdoptOption adopt = new AdoptOption();

    BundleCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. */
    record Json(String path, List<String> targets, List<String> registries, int files, long bytes, long fetchedBytes) {}

    /** The same of {@code --check}. */
    record CheckJson(
            boolean whole,
            String path,
            List<String> targets,
            int files,
            long bytes,
            long unlisted,
            List<String> damage) {}

    @Override
    Result run() {
        Path place = directory().resolve(directory);
        if (check) {
            if (!targets.isEmpty() || allTargets || force) {
                throw new UsageErrors.WrongUsage(
                        "`--check` only reads", List.of("leave `--target`, `--all-targets` and `--force` out"));
            }
            return check(place);
        }
        Project project = Project.find(directory());
        try (Wiring wiring = wiring(project.directory())) {
            Bundling bundling = wiring.bundling(project);
            Bundling.Report report = bundling.run(new Bundling.Request(place, targets(bundling.targets()), force));
            return new Result(List.of(made(report)), json(report));
        }
    }

    @Override
    Provisions provisions() {
        return new Provisions(BundleOption.ofEnvironment(directory(), context()), () -> adopt.choice(context()));
    }

    private List<TargetName> targets(List<TargetName> locked) {
        if (allTargets && !targets.isEmpty()) {
            throw new UsageErrors.WrongUsage(
                    "`--all-targets` and `--target` do not go together", List.of("leave one of them out"));
        }
        if (!targets.isEmpty()) {
            return targets.stream().map(TargetName::new).toList();
        }
        if (!allTargets && locked.size() > 1) {
            throw new UsageErrors.WrongUsage(
                    "the lock has " + locked.size() + " targets: "
                            + locked.stream().map(TargetName::text).collect(Collectors.joining(", ")),
                    List.of("say which machines the bundle is for: `--target NAME`, or `--all-targets`"));
        }
        return locked;
    }

    private static String made(Bundling.Report report) {
        BundleListing listing = report.listing();
        return "bundled " + targets(listing) + " into " + report.directory() + ": "
                + Counted.of(listing.files().size(), "file") + ", " + ByteText.of(listing.size()) + " ("
                + ByteText.of(report.fetched()) + " fetched)";
    }

    private static String targets(BundleListing listing) {
        return (listing.targets().size() == 1 ? "target " : "targets ")
                + listing.targets().stream().map(TargetName::text).collect(Collectors.joining(", "));
    }

    private static Json json(Bundling.Report report) {
        BundleListing listing = report.listing();
        return new Json(
                report.directory().toString(),
                listing.targets().stream().map(TargetName::text).toList(),
                listing.registries().stream().map(RegistryAlias::text).toList(),
                listing.files().size(),
                listing.size(),
                report.fetched());
    }

    private Result check(Path place) {
        BundleCheck.Report report = BundleCheck.run(Bundle.open(place));
        List<String> text = new ArrayList<>();
        report.damage().forEach(damage -> text.add("damaged: " + damage));
        BundleListing listing = report.listing();
        boolean whole = report.damage().isEmpty();
        text.add("verified " + Counted.of(listing.files().size(), "file") + ", " + ByteText.of(listing.size())
                + " for " + targets(listing) + ": "
                + (whole ? "all as bundled" : report.damage().size() + " damaged"));
        if (report.unlisted() > 0) {
            output().note(Counted.of(report.unlisted(), "file") + " besides, which nothing reads");
        }
        return new Result(
                whole ? ExitCode.OK : ExitCode.INTEGRITY,
                text,
                new CheckJson(
                        whole,
                        report.directory().toString(),
                        listing.targets().stream().map(TargetName::text).toList(),
                        listing.files().size(),
                        listing.size(),
                        report.unlisted(),
                        report.damage()));
    }
}
