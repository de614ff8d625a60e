package org.collectivemind.client.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.ThisTime;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.manifest.SystemUse;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options about versions that are about to be chosen. They are for this time; what is to last stands in {@code cm.yaml}. */
final class ChoiceOptions {
    @Option(
            names = "--resolution",
            paramLabel = "MODE",
            description = "Try first, this time: highest, lowest, or lowest-direct (of what cm.yaml names).")
    private Optional<String> resolution = Optional.empty();

    @Option(
            names = "--exclude-newer",
            paramLabel = "DATE",
            description = "Choose nothing published after DATE (2026-01-31 or 2026-01-31T12:00:00Z) this time.")
    private Optional<String> excludeNewer = Optional.empty();

    @Option(
            names = "--system",
            paramLabel = "WORD",
            description = "Take programs the machine already has, this time: never, avoid, prefer or only.")
    private Optional<String> system = Optional.empty();

    @Mixin
    private LeewayOptions leeway = new LeewayOptions();

    ThisTime thisTime() {
        return new ThisTime(
                resolution.map(ChoiceOptions::mode),
                excludeNewer.map(ChoiceOptions::instant),
                system.map(SystemUse::parse),
                leeway.more());
    }

    private static ResolutionMode mode(String text) {
        return switch (text) {
            case "highest" -> ResolutionMode.HIGHEST;
            case "lowest" -> ResolutionMode.LOWEST;
            case "lowest-direct" -> ResolutionMode.LOWEST_DIRECT;
            default ->
                throw new MalformedText(
                        "resolution mode", text, "`highest`, `lowest` and `lowest-direct` are known", List.of());
        };
    }

    /** A date is its end in UTC: what was published on that day is not newer than it. */
    private static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusNanos(1);
        } catch (DateTimeParseException noDate) {
            throw new MalformedText(
                    "date", text, "a day such as `2026-01-31`, or a moment such as `2026-01-31T12:00:00Z`, is wanted");
        }
    }
}
