package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A command for projects was given a package, or the other way round. */
public final class WrongManifest extends CmException {
    public WrongManifest(Path manifest, String wanted, String found) {
        super(
                ExitCode.USAGE,
                "this command works on " + wanted + ", and the manifest describes " + found,
                List.of("in " + manifest),
                List.of("`cm publish` takes packages; `cm lock`, `install` and `run` take projects"));
    }
}
