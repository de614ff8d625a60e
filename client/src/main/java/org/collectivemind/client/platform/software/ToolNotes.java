package org.collectivemind.client.platform.software;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.tool.DetectRule;

/**
 * Remembers what programs said, one small file each: size, time of change, when they were asked, version. Good for a day, and for as
 * long as the file is the same: a program such as rustc may be a front that starts another, which changes behind it. A cache: what is
 * missing or broken is asked again.
 */
final class ToolNotes {
    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private final Path directory;
    private final Clock clock;

    ToolNotes(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Optional<DottedNumber> find(SearchPath.Hit hit, DetectRule rule) {
        try {
            List<String> lines = Files.readAllLines(file(hit, rule));
            long age = clock.millis() - Long.parseLong(lines.get(2));
            return lines.subList(0, 2).equals(identity(hit.file())) && age >= 0 && age < GOOD_FOR.toMillis()
                    ? Optional.of(DottedNumber.parse(lines.get(3)))
                    : Optional.empty();
        } catch (IOException | MalformedText | IllegalArgumentException | IndexOutOfBoundsException unusable) {
            return Optional.empty();
        }
    }

    void keep(SearchPath.Hit hit, DetectRule rule, DottedNumber version) {
        List<String> identity = identity(hit.file());
        String text =
                String.join("\n", identity.get(0), identity.get(1), "" + clock.millis(), version.toString()) + "\n";
        Path file = file(hit, rule);
        Path fresh = directory.resolve("new." + UUID.randomUUID());
        try {
            Files.createDirectories(directory);
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notKept) {
            fresh.toFile().delete();
        }
    }

    private static List<String> identity(Probe.Program file) {
        return List.of(Long.toString(file.size()), Long.toString(file.modified()));
    }

    private Path file(SearchPath.Hit hit, DetectRule rule) {
        String question = String.join(
                "\n",
                hit.path(),
                hit.file().path(),
                rule.argument(),
                rule.version().text());
        return directory.resolve(
                Hasher.of(question.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
