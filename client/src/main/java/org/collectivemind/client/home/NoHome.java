package org.collectivemind.client.home;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** The environment names no directory for the store, the cache or the settings. */
public final class NoHome extends CmException {
    NoHome(String reason) {
        super(
                ExitCode.USAGE,
                "there is no directory for cm's files",
                List.of(reason),
                List.of("set CM_HOME to a directory you may write to, for example `CM_HOME=/var/lib/cm`"));
    }
}
