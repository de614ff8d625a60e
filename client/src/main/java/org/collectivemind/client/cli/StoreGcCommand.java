package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.store.GarbagePolicy;
import org.collectivemind.client.store.GarbageReport;
import org.collectivemind.client.store.GarbageReport.Kind;
import org.collectivemind.client.store.GarbageReport.Project.State;
import org.collectivemind.client.store.Store;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.AgeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm store gc}. */
@Command(
        name = "gc",
        header = "Remove what no project needs.",
        description = {
            "",
            "Kept is what the lockfiles of the projects that were installed from this store pin, and what they",
            "have laid out. A project whose directory is gone needs nothing; one that cannot be read keeps what",
            "it had. With --max-size, what was not used for longest goes too: the next `cm install` of its",
            "project fetches it again. Exits 1 where the store stays bigger than that.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm store gc --dry-run",
            "  cm store gc",
            "  cm store gc --max-size 20GB",
            "  cm store gc --grace 0h    also what was made just now"
        })
final class StoreGcCommand extends CmCommand {
    private static final Map<Kind, String> NAMES = Map.of(
            Kind.VIEW, "view",
            Kind.TREE, "tree",
            Kind.BLOB, "blob",
            Kind.PROGRAM, "program",
            Kind.PART_LIST, "part list",
            Kind.PARTIAL, "unfinished download",
            Kind.QUARANTINED, "quarantined entry");

    @Option(names = "--dry-run", description = "Tell what would go; remove nothing.")
    private boolean dryRun;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            description = "Bring the store down to this size, such as 20GB or 18GiB.")
    private Optional<String> maxSize = Optional.empty();

    @Option(
            names = "--grace",
            paramLabel = "AGE",
            description = "Keep what was made or used since so long, such as 2h or 7d; 1h if not given.")
    private Optional<String> grace = Optional.empty();

    StoreGcCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. */
    record Json(
            boolean dryRun,
            Map<String, Long> removed,
            Map<String, Long> evicted,
            long freedBytes,
            long apparentBytes,
            long storeBytes,
            boolean fits,
            List<Project> projects,
            List<String> kept) {
        record Project(String lockfile, String state) {}
    }

    @Override
    Result run() {
        Store store = Store.open(CmHome.of(context().variables()).store());
        GarbageReport report = store.collectGarbage(new GarbagePolicy(
                grace.map(AgeText::parse).orElse(GarbagePolicy.GRACE),
                maxSize.map(SizeText::parse).map(OptionalLong::of).orElse(OptionalLong.empty()),
                dryRun));
        return new Result(report.fits() ? ExitCode.OK : ExitCode.FAILURE, text(report), json(report));
    }

    private List<String> text(GarbageReport report) {
        List<String> text = new ArrayList<>();
        for (GarbageReport.Project project : report.projects()) {
            if (project.state() != State.CURRENT) {
                text.add((project.state() == State.GONE ? "gone      " : "unread    ")
                        + project.lockfile()
                        + (project.state() == State.GONE ? "" : ": what it laid out stays"));
            }
        }
        report.kept().forEach(path -> text.add("stays     " + path + ": another user's"));
        text.add((dryRun ? "would go  " : "removed   ") + counts(report.removed()));
        if (!report.evicted().isEmpty()) {
            text.add((dryRun ? "and       " : "evicted   ") + counts(report.evicted())
                    + ", needed by projects and not used for longest");
        }
        text.add("freed     " + ByteText.of(report.freedBytes()) + " (" + ByteText.of(report.apparentBytes())
                + " without sharing)");
        text.add("store     " + ByteText.of(report.storeBytes())
                + (report.fits() ? "" : ": more than asked for, but used or made lately"));
        return text;
    }

    private static String counts(Map<Kind, Long> numbers) {
        return numbers.isEmpty()
                ? "nothing"
                : new TreeMap<>(numbers)
                        .entrySet().stream()
                                .map(entry -> Counted.of(entry.getValue(), NAMES.get(entry.getKey())))
                                .collect(Collectors.joining(", "));
    }

    private static Json json(GarbageReport report) {
        return new Json(
                report.dryRun(),
                json(report.removed()),
                json(report.evicted()),
                report.freedBytes(),
                report.apparentBytes(),
                report.storeBytes(),
                report.fits(),
                report.projects().stream()
                        .map(project -> new Json.Project(
                                project.lockfile().toString(),
                                project.state().name().toLowerCase(java.util.Locale.ROOT)))
                        .toList(),
                report.kept().stream().map(Object::toString).toList());
    }

    private static Map<String, Long> json(Map<Kind, Long> numbers) {
        Map<String, Long> json = new TreeMap<>();
        numbers.forEach((kind, number) ->
                json.put(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), number));
        return json;
    }
}
