package org.collectivemind.client.publication;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.name.Coordinate;

/** The version exists with other content, and published versions never change. */
public final class AlreadyPublished extends CmException {
    public AlreadyPublished(Coordinate coordinate, String location) {
        super(
                ExitCode.FAILURE,
                "`" + coordinate + "` is published already, with other content",
                List.of("in the registry at " + location + "; a published version never changes"),
                List.of("raise `version` in cm.yaml", "`cm publish --skip-existing` leaves what is there"));
    }
}
