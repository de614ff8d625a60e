package org.collectivemind.client.project;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The lock covers no machine like this one. Nothing was fetched. */
public final class NoTargetFits extends CmException {
    NoTargetFits(List<String> reasons) {
        super(
                ExitCode.UNSATISFIABLE,
                "the lock has no target for this machine; nothing was fetched",
                reasons,
                List.of(
                        "`cm lock` where `cm.yaml` is adds this machine, if `targets` has `host` or a platform like it",
                        "`cm install --target NAME --assume` installs one all the same"));
    }
}
