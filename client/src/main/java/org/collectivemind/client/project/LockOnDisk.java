package org.collectivemind.client.project;

import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;

/** A project's lock as it was read: a big one takes so long that a command reads it once. @param digest of its bytes */
public record LockOnDisk(Digest digest, Lockfile lock) {
    static Optional<LockOnDisk> of(Project project) {
        return project.lockBytes()
                .map(bytes -> new LockOnDisk(
                        Hasher.of(bytes),
                        LockfileCodec.read(bytes, project.lockPath().toString())));
    }
}
