package org.collectivemind.client.registry.maven;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A Maven repository whose address lets anybody on the way change what is fetched, or which the settings block. */
public final class InsecureRepository extends CmException {
    public InsecureRepository(String id, String url) {
        super(
                ExitCode.USAGE,
                "the Maven repository `" + id + "` is not asked: its address is not safe",
                List.of(url + " is blocked by Maven's settings, or is neither `https:`, `file:` nor this machine"),
                List.of("use its `https:` address, or a mirror in ~/.m2/settings.xml"));
    }
}
