package org.collectivemind.client.registry;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A registry says something that cannot be true: a digest that does not match, a root that went back, a file that is no index. */
public final class BrokenRegistry extends CmException {
    public BrokenRegistry(String location, String path, String why) {
        super(
                ExitCode.INTEGRITY,
                "the registry at " + location + " is broken or has been tampered with",
                List.of("`" + path + "`: " + why),
                List.of("do not use it before its owner has looked at it"));
    }
}
