package org.collectivemind.client.project;

import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;

/** A project's lock as it was read: a big one takes so long that a command reads it once. @param digest of its bytes */
public record LockOnDisk(Digest digest, Lockfile lock) {
    static Optional<LockOnDisk> of(Project project) {
        return of(project, Optional.empty());
    }

    /** @param read what it held when it was read before */
    static Optional<LockOnDisk> of(Project project, Optional<LockOnDisk> read) {
        return project.lockBytes().map(bytes -> {
            Digest digest = Hasher.of(bytes);
            return read.filter(before -> before.digest().equals(digest))
                    .orElseGet(() -> new LockOnDisk(
                            digest, LockfileCodec.read(bytes, project.lockPath().toString())));
        });
    }
}
