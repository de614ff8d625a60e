package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** There is neither a manifest nor a lock where one is needed. */
public final class NoProject extends CmException {
    NoProject(Path start) {
        super(
                ExitCode.USAGE,
                "there is no `" + Project.MANIFEST + "` or `" + Project.LOCK + "` here or above",
                List.of("looked from " + start),
                List.of("`cm init` makes a project here"));
    }
}
