package org.collectivemind.client.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.collectivemind.client.store.CannotReadStore;
import org.collectivemind.client.store.Store;
import org.collectivemind.client.store.VerifiedFile;
import org.collectivemind.client.store.WrongContent;
import org.collectivemind.client.transfer.DiskFull;
import org.collectivemind.format.hash.Digest;

/**
 * Copies what was found and hashes the copy, which nobody else can change meanwhile. {@link Files#copy} leaves the copying to the
 * system: from JDK 25 on the copy then shares its blocks with the original where the file system can (seen on XFS, 2026-11-21).
 */
final class AdoptedCopy {
    private AdoptedCopy() {}

    /** Never opens anything but a regular file: a fifo would be waited for. */
    static boolean isFile(Path candidate) {
        return Files.isRegularFile(candidate, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * @return a file of the store's partial directory; empty where the candidate cannot be read or is something else
     * @throws DiskFull where there is no room for the copy
     */
    static Optional<VerifiedFile> of(Store store, Path candidate, Digest sha256, long size) {
        if (!isFile(candidate)) {
            return Optional.empty();
        }
        Path copy = store.newPartial();
        try {
            Files.copy(candidate, copy, LinkOption.NOFOLLOW_LINKS);
            if (isFile(copy) && (Files.isWritable(copy) || copy.toFile().setWritable(true, true))) {
                return Optional.of(VerifiedFile.check(copy, sha256, size));
            }
            store.discard(copy);
        } catch (IOException failed) {
            store.discard(copy);
            if (DiskFull.causes(failed)) {
                throw new DiskFull(copy, failed);
            }
        } catch (WrongContent | CannotReadStore useless) {
            store.discard(copy);
        }
        return Optional.empty();
    }
}
