package org.collectivemind.client.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.bundle.BundleListing;
import org.collectivemind.format.bundle.ListedFile;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;

/** {@code cm bundle --check}: reads and hashes all of a bundle. */
public final class BundleCheck {
    private BundleCheck() {}

    /**
     * @param damage a line for each file that is not what the list says, and for each payload of the lock that it leaves out
     * @param unlisted files the list does not name, which nothing reads
     */
    public record Report(Path directory, BundleListing listing, List<String> damage, long unlisted) {
        public Report {
            damage = List.copyOf(damage);
        }
    }

    public static Report run(Bundle bundle) {
        List<String> damage = bundle.listing().files().parallelStream()
                .flatMap(file -> damage(bundle, file).stream())
                .toList();
        return new Report(
                bundle.directory(), bundle.listing(), damage.isEmpty() ? leftOut(bundle) : damage, unlisted(bundle));
    }

    private static Optional<String> damage(Bundle bundle, ListedFile file) {
        try {
            return Hasher.of(bundle.present(file)).equals(file.sha256())
                    ? Optional.empty()
                    : Optional.of("`" + file.path() + "`: its bytes are not those of the list");
        } catch (BrokenBundle broken) {
            return broken.details().stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.of("`" + file.path() + "`: " + Reason.ofFile(unreadable));
        }
    }

    /** What the lock needs and the list does not name: then whoever wrote the list did not know the lock. */
    private static List<String> leftOut(Bundle bundle) {
        String path = BundleLayout.PROJECT + Project.LOCK;
        Optional<byte[]> bytes = bundle.read(path, LockfileCodec.LARGEST);
        if (bytes.isEmpty() || !Hasher.of(bytes.get()).equals(bundle.listing().lock())) {
            return List.of("`" + path + "`: it is not the lock of the list");
        }
        try {
            Lockfile lock = LockfileCodec.read(bytes.get(), path);
            return NeededPayload.of(lock, bundle.listing().targets()).stream()
                    .filter(needed -> !isThere(bundle, needed))
                    .map(needed -> needed.label() + ": the lock needs it, and it is not in the list")
                    .toList();
        } catch (CmException unreadable) {
            return List.of("`" + path + "`: " + unreadable.getMessage());
        }
    }

    private static boolean isThere(Bundle bundle, NeededPayload needed) {
        return bundle.has(needed.payload().sha256())
                || needed.contents().stream().allMatch(file -> bundle.has(file.sha256()));
    }

    private static long unlisted(Bundle bundle) {
        Set<Path> listed = new HashSet<>(Set.of(bundle.directory().resolve(BundleListing.NAME)));
        bundle.listing().files().forEach(file -> listed.add(file.path().under(bundle.directory())));
        try (Stream<Path> all = Files.walk(bundle.directory())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !listed.contains(file))
                    .count();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new BrokenBundle(bundle.directory(), ".", "it cannot be listed");
        }
    }
}
