package org.collectivemind.client.publication;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.SourcePosition;

/** A source without sha256 and size: what it is today may be something else tomorrow. */
public final class UnpinnedSource extends CmException {
    public UnpinnedSource(SourcePosition at) {
        super(
                ExitCode.USAGE,
                "the source is not pinned by sha256 and size",
                List.of("at " + at),
                List.of("`cm publish --pin` fetches it and writes both into cm.yaml"));
    }
}
