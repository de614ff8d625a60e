package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.project.Repair;
import org.collectivemind.client.store.Scrutiny;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.StoreVerification;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm store verify}. */
@Command(
        name = "verify",
        header = "Hash what the store holds; move what is damaged to the quarantine.",
        description = {
            "",
            "Files of more than 64 MiB are held against the digests of their parts. Exits 5 where something",
            "was damaged. `cm install` fetches it again: of a big file only the parts that were wrong.",
            "`--repair` does so at once, for all projects that use the store.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm store verify",
            "  cm store verify --full          big files by both kinds of digest",
            "  cm store verify --repair        and fetch again what is damaged",
            "  cm store verify --sample 0.1    a tenth, chosen anew each time"
        })
final class StoreVerifyCommand extends CmCommand {
    @Option(names = "--sample", paramLabel = "SHARE", description = "Hash this share of the bytes, between 0 and 1.")
    private Optional<Double> sample = Optional.empty();

    @Option(names = "--full", description = "Compute the whole digest of big files, too.")
    private boolean full;

    @Option(
            names = "--repair",
            description = "Fetch again what is damaged, as the projects' lockfiles pin it. Exits 0 where that worked.")
    private boolean repair;

    StoreVerifyCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. @param complete nothing that a project needs is missing: clean, or repaired */
    record Json(boolean clean, boolean complete, long blobs, long hashed, long bytes, List<Damaged> damages) {
        /** @param repair {@code repaired}, {@code unpinned} or {@code failed}; empty where it was not asked for */
        record Damaged(
                String kind, String path, String reason, List<Integer> parts, String quarantine, String repair) {}
    }

    @Override
    Result run() {
        Scrutiny scrutiny = scrutiny();
        Store store = Store.open(CmHome.of(context().variables()).store());
        StoreVerification verified = store.verify(scrutiny);
        return repair && !verified.isClean() ? repaired(verified) : told(verified);
    }

    private Result told(StoreVerification verified) {
        List<String> text = new ArrayList<>();
        verified.damages().forEach(damage -> text.add(line(damage)));
        text.add(summary(verified)
                + (verified.isClean() ? "all intact" : verified.damages().size() + " damaged"));
        List<Json.Damaged> damages =
                verified.damages().stream().map(damage -> json(damage, "")).toList();
        return new Result(
                verified.isClean() ? ExitCode.OK : ExitCode.INTEGRITY,
                text,
                json(verified, verified.isClean(), damages));
    }

    private Result repaired(StoreVerification verified) {
        try (Wiring wiring = wiring(directory())) {
            Repair.Report report = new Repair(wiring.means(), wiring::lockedPayloads).run(verified);
            report.failures().forEach(failure -> output().warn(text(failure)));
            List<String> text = new ArrayList<>();
            report.settled().forEach(one -> text.add(line(one.damage()) + "; " + words(one.state())));
            text.add(summary(verified) + verified.damages().size() + " damaged, "
                    + report.settled().stream()
                            .filter(one -> one.state() == Repair.State.REPAIRED)
                            .count()
                    + " repaired");
            List<Json.Damaged> damages = report.settled().stream()
                    .map(one -> json(one.damage(), one.state().name().toLowerCase(Locale.ROOT)))
                    .toList();
            return new Result(
                    report.isComplete() ? ExitCode.OK : ExitCode.INTEGRITY,
                    text,
                    json(verified, report.isComplete(), damages));
        }
    }

    private static String words(Repair.State state) {
        return switch (state) {
            case REPAIRED -> "repaired";
            case UNPINNED -> "no project needs it";
            case FAILED -> "not repaired";
        };
    }

    private static String text(CmException failure) {
        return "not repaired: " + failure.getMessage()
                + failure.details().stream().map(detail -> "; " + detail).collect(Collectors.joining());
    }

    private static String line(StoreVerification.Damage damage) {
        return "damaged: " + damage.path() + ": " + damage.reason() + "; moved to " + damage.quarantine();
    }

    private static String summary(StoreVerification verified) {
        return "hashed " + Counted.of(verified.hashed(), "file") + " (" + ByteText.of(verified.bytes()) + ") of "
                + Counted.of(verified.blobs(), "blob") + ": ";
    }

    private Scrutiny scrutiny() {
        if (full && sample.isPresent()) {
            throw new UsageErrors.WrongUsage(
                    "`--full` reads everything, and `--sample` a share of it", List.of("leave one of them out"));
        }
        if (full) {
            return Scrutiny.FULL;
        }
        double share = sample.orElse(1.0);
        if (!(share > 0 && share <= 1)) {
            throw new UsageErrors.WrongUsage("a share is above 0 and at most 1, not " + share, List.of());
        }
        return sample.isPresent() ? Scrutiny.sample(share, new Random()) : Scrutiny.EVERYTHING;
    }

    private static Json json(StoreVerification verified, boolean complete, List<Json.Damaged> damages) {
        return new Json(verified.isClean(), complete, verified.blobs(), verified.hashed(), verified.bytes(), damages);
    }

    private static Json.Damaged json(StoreVerification.Damage damage, String repair) {
        return new Json.Damaged(
                damage.kind().name().toLowerCase(Locale.ROOT),
                damage.path().toString(),
                damage.reason(),
                damage.parts(),
                damage.quarantine().toString(),
                repair);
    }
}
