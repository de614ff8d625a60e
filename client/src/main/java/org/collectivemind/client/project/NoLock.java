package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** There is nothing to install: the project was never locked. */
public final class NoLock extends CmException {
    public NoLock(Path directory) {
        super(
                ExitCode.USAGE,
                "there is no `" + Project.LOCK + "`",
                List.of("in " + directory),
                List.of("`cm lock` makes one from `" + Project.MANIFEST + "`"));
    }
}
