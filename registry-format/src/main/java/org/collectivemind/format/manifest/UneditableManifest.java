package org.collectivemind.format.manifest;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.SourcePosition;

/** A manifest whose layout {@link ManifestEditor} does not change safely: nothing was changed, the user edits the line. */
public final class UneditableManifest extends CmException {
    private final SourcePosition position;

    UneditableManifest(SourcePosition position, String hint) {
        super(
                ExitCode.FAILURE,
                "this file is laid out in a way that cannot be edited safely; nothing was changed",
                List.of("at " + position),
                List.of(hint));
        this.position = position;
    }

    public SourcePosition position() {
        return position;
    }
}
