package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.store.Scrutiny;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.StoreVerification;
import org.collectivemind.format.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm store verify}. */
@Command(
        name = "verify",
        header = "Hash what the store holds; move what is damaged to the quarantine.",
        description = {
            "",
            "Files of more than 64 MiB are held against the digests of their parts. Exits 5 where something was",
            "damaged. `cm install` fetches it again: of a big file only the parts that were wrong.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm store verify",
            "  cm store verify --full          big files by both kinds of digest",
            "  cm store verify --sample 0.1    a tenth, chosen anew each time"
        })
final class StoreVerifyCommand extends CmCommand {
    @Option(names = "--sample", paramLabel = "SHARE", description = "Hash this share of the bytes, between 0 and 1.")
    private Optional<Double> sample = Optional.empty();

    @Option(names = "--full", description = "Compute the whole digest of big files, too.")
    private boolean full;

    StoreVerifyCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. */
    record Json(boolean clean, long blobs, long hashed, long bytes, List<Damaged> damages) {
        record Damaged(String kind, String path, String reason, List<Integer> parts, String quarantine) {}
    }

    @Override
    Result run() {
        Store store = Store.open(CmHome.of(context().variables()).store());
        StoreVerification verified = store.verify(scrutiny());
        List<String> text = new ArrayList<>();
        for (StoreVerification.Damage damage : verified.damages()) {
            text.add("damaged: " + damage.path() + ": " + damage.reason() + "; moved to " + damage.quarantine());
        }
        text.add("hashed " + Counted.of(verified.hashed(), "file") + " (" + ByteText.of(verified.bytes()) + ") of "
                + Counted.of(verified.blobs(), "blob") + ": "
                + (verified.isClean() ? "all intact" : verified.damages().size() + " damaged"));
        return new Result(verified.isClean() ? ExitCode.OK : ExitCode.INTEGRITY, text, json(verified));
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

    private static Json json(StoreVerification verified) {
        return new Json(
                verified.isClean(),
                verified.blobs(),
                verified.hashed(),
                verified.bytes(),
                verified.damages().stream()
                        .map(damage -> new Json.Damaged(
                                damage.kind().name().toLowerCase(Locale.ROOT),
                                damage.path().toString(),
                                damage.reason(),
                                damage.parts(),
                                damage.quarantine().toString()))
                        .toList());
    }
}
