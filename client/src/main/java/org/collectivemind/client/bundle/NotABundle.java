package org.collectivemind.client.bundle;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.bundle.BundleListing;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A directory was given as a bundle and is none. */
public final class NotABundle extends CmException {
    NotABundle(Path directory) {
        super(
                ExitCode.USAGE,
                "there is no bundle in `" + directory + "`",
                List.of("it has no `" + BundleListing.NAME + "`"),
                List.of("name the directory that `cm bundle` made; is the stick mounted?"));
    }
}
