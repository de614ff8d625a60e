package org.collectivemind.client.registry.maven;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.MavenArtifact;

/** A repository lists a version, but has none of the files that would be it. */
public final class MissingArtifact extends CmException {
    public MissingArtifact(Coordinate coordinate, String repository, List<MavenArtifact> asked) {
        super(
                ExitCode.UNSATISFIABLE,
                "`" + coordinate + "` is listed, but its file is not there",
                List.of(repository + " has none of " + asked),
                List.of("another classifier may be published: `select: {maven.classifier: …}` names one"));
    }
}
