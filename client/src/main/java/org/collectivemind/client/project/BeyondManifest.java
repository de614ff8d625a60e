package org.collectivemind.client.project;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** An update was asked for something that the manifest does not allow, so that the next lock would undo it. The lock is as it was. */
public final class BeyondManifest extends CmException {
    /** @param violations what the manifest does not allow, a sentence each */
    BeyondManifest(List<String> violations) {
        super(
                ExitCode.UNSATISFIABLE,
                "cm.yaml does not allow what is asked for",
                violations,
                List.of("`cm add` asks for it in cm.yaml, where it stays"));
    }
}
