package org.collectivemind.client.registry;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** There is nothing at the place, or nothing that is a registry. */
public final class NotARegistry extends CmException {
    public NotARegistry(String location) {
        super(
                ExitCode.USAGE,
                "there is no registry at " + location,
                List.of("`" + RegistryLayout.DESCRIPTOR + "` is missing there"),
                List.of("`cm registry init DIR` makes one"));
    }
}
