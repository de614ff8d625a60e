package org.collectivemind.client.registry;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.name.PackageName;

/** A newer cm published versions of the package; this one could read past what it does not know, but not write it again. */
public final class NewerPublisher extends CmException {
    public NewerPublisher(PackageName name, String location) {
        super(
                ExitCode.USAGE,
                "a newer cm has published `" + name + "`, and this one would lose what it does not understand",
                List.of("in the registry at " + location),
                List.of("upgrade cm and publish again; nothing of this version is visible yet"));
    }
}
