package org.collectivemind.client.bundle;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A file of a bundle is not what its list says. Nothing of it was used. */
public final class BrokenBundle extends CmException {
    BrokenBundle(Path directory, String path, String why) {
        super(
                ExitCode.INTEGRITY,
                "the bundle in `" + directory + "` is damaged",
                List.of("`" + path + "`: " + why),
                List.of(
                        "`cm bundle --check " + directory + "` verifies all of it",
                        "copy it again, or make it anew with `cm bundle`"));
    }
}
