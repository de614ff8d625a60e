package org.collectivemind.client.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * The newest root this user has seen of each registry, so that a host cannot bring back an old state with its withdrawn versions
 * (the rollback and fork of the TUF threat list). A file for each registry, in a cache: who deletes it begins anew.
 */
public final class SeenRoots {
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,17}) ([0-9a-f]{64})\n");

    private final Path directory;

    /** @param directory made when needed */
    public SeenRoots(Path directory) {
        this.directory = directory;
    }

    /** A registry shows an older state than it did before, or another one under the same number. */
    public static final class RegistryWentBack extends CmException {
        RegistryWentBack(String location, long now, long seen, Path note) {
            super(
                    ExitCode.INTEGRITY,
                    "the registry at " + location + " went back to an earlier state",
                    List.of(
                            now == seen
                                    ? "its root " + now + " is another one than before"
                                    : "its newest root is " + now + ", and " + seen + " was seen before"),
                    List.of(
                            "a stale mirror or an attacker may be answering for it; ask its owner",
                            "if it was restored from a backup, delete " + note));
        }
    }

    /** Notes the head of a registry. @throws RegistryWentBack where it is behind what was noted before */
    void accept(String location, RegistryIndex.Head head) {
        Path note = directory.resolve(Hasher.of(location.getBytes(StandardCharsets.UTF_8)) + ".seen");
        long number = head.root().number();
        Optional<Seen> seen = read(note);
        if (seen.isPresent()) {
            long before = seen.get().number();
            boolean forked =
                    number == before && !head.digest().equals(seen.get().digest())
                            || number == before + 1
                                    && !head.root()
                                            .parent()
                                            .equals(Optional.of(seen.get().digest()));
            if (number < before || forked) {
                throw new RegistryWentBack(location, Math.min(number, before), before, note);
            }
            if (number == before) {
                return;
            }
        }
        write(note, number + " " + head.digest() + "\n");
    }

    private record Seen(long number, Digest digest) {}

    /** A note that is missing or damaged is none: it is a cache. */
    private static Optional<Seen> read(Path note) {
        try {
            Matcher line = LINE.matcher(Files.readString(note));
            return line.matches()
                    ? Optional.of(new Seen(Long.parseLong(line.group(1)), Digest.parse(line.group(2))))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void write(Path note, String line) {
        Path temporary = directory.resolve(".new-" + UUID.randomUUID());
        try {
            Files.createDirectories(directory);
            Files.writeString(temporary, line);
            Files.move(temporary, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException readOnly) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                // A cache that cannot be written protects nobody, and stops nobody.
            }
        }
    }
}
