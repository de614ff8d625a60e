package org.collectivemind.client.registry;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.name.PackageName;

/** A newer cm published versions of the package; this one could read past what it does not know, but not write it again. */
public final class NewerPublisher extends CmException {
    public NewerPublisher(PackageName name, String location) {
        this(name, location, "upgrade cm and publish again; nothing of this version is visible yet");
    }

    private NewerPublisher(PackageName name, String location, String hint) {
        super(
                ExitCode.USAGE,
                "a newer cm has published `" + name + "`, and this one would lose what it does not understand",
                List.of("in the registry at " + location),
                List.of(hint));
    }

    /** Where nothing is published, but copied. */
    static NewerPublisher copied(PackageName name, String location) {
        return new NewerPublisher(name, location, "upgrade cm and run it again");
    }
}
