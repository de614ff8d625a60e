package org.collectivemind.client.registry;

import java.io.IOException;
import java.util.List;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A registry cannot be written: no permission, a full disk, a path in the way. Nothing becomes visible to readers. */
public final class CannotWriteRegistry extends CmException {
    public CannotWriteRegistry(String location, String path, IOException cause) {
        super(
                ExitCode.FAILURE,
                "cannot write to the registry at " + location,
                List.of("`" + path + "`: " + Reason.ofFile(cause)),
                List.of("check permissions and free space; what was published before is intact"),
                cause);
    }
}
