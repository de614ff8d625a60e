package org.collectivemind.client.registry;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A registry cannot be read. */
public final class UnreachableRegistry extends CmException {
    public UnreachableRegistry(String location, String why, Throwable cause) {
        super(ExitCode.NETWORK, "cannot read the registry at " + location, List.of(why), List.of(), cause);
    }

    public UnreachableRegistry(String location, String why, List<String> hints) {
        super(ExitCode.NETWORK, "cannot read the registry at " + location, List.of(why), hints);
    }
}
