package org.collectivemind.client.registry;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Something was to be published into a registry that can only be read this way. */
public final class ReadOnlyRegistry extends CmException {
    public ReadOnlyRegistry(String location) {
        super(
                ExitCode.USAGE,
                "cannot publish into the registry at " + location,
                List.of("over the network registries can be read, not written"),
                List.of("publish into its directory: `cm publish --registry file:DIR`"));
    }
}
