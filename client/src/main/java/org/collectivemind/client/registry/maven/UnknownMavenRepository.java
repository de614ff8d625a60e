package org.collectivemind.client.registry.maven;

import java.util.Collection;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A Maven repository is named by an id that nothing gives an address to. */
public final class UnknownMavenRepository extends CmException {
    public UnknownMavenRepository(String id, Collection<String> known) {
        super(
                ExitCode.USAGE,
                "no address is known for the Maven repository `" + id + "`",
                List.of("known: " + known(known)),
                List.of(
                        "give it a `url` under `registries` in cm.yaml, or a profile's repository in ~/.m2/settings.xml"));
    }

    private static String known(Collection<String> ids) {
        return ids.contains("central") || ids.isEmpty()
                ? String.join(", ", ids.isEmpty() ? List.of("central") : ids)
                : "central, " + String.join(", ", ids);
    }
}
