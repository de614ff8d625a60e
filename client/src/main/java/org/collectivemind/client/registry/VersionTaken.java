package org.collectivemind.client.registry;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.name.Coordinate;

/** Another publisher committed the same version while this one was uploading. */
public final class VersionTaken extends CmException {
    public VersionTaken(Coordinate coordinate, String location) {
        super(
                ExitCode.FAILURE,
                "somebody else published `" + coordinate + "` a moment ago",
                List.of("in the registry at " + location),
                List.of("raise `version` in cm.yaml, or use what was published"));
    }
}
