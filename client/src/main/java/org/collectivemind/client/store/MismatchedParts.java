package org.collectivemind.client.store;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Digest;

/** Somebody pins a sha256 together with parts that are not the parts of the file with this sha256. */
public final class MismatchedParts extends CmException {
    private final Digest sha256;

    MismatchedParts(Digest sha256) {
        super(
                ExitCode.INTEGRITY,
                "the pinned parts are not those of the file with sha256 " + sha256,
                List.of("the store has this file, and its parts have other digests"),
                List.of("the lockfile, or the release it was made from, is wrong or was tampered with: lock it again,"
                        + " and tell the publisher if it stays so"));
        this.sha256 = sha256;
    }

    public Digest sha256() {
        return sha256;
    }
}
