package org.collectivemind.client.transfer;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Something is needed from the network, and {@code --offline} forbids it. */
public final class Offline extends CmException {
    private final List<String> needed;

    Offline(List<String> needed) {
        super(
                ExitCode.NETWORK,
                needed.size() == 1
                        ? "`" + needed.get(0) + "` is needed from the network, and `--offline` forbids it"
                        : needed.size() + " files are needed from the network, and `--offline` forbids it",
                needed.size() == 1
                        ? List.of()
                        : needed.stream().map(label -> "needed  " + label).toList(),
                List.of("run once without `--offline`; what was fetched is kept"));
        this.needed = List.copyOf(needed);
    }

    /** The labels of all that is missing. */
    public List<String> needed() {
        return needed;
    }
}
