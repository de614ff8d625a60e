package org.collectivemind.client.cli;

import picocli.CommandLine.Option;

/** {@code --fresh}, where what programs said of this machine may be remembered. */
final class FreshOption {
    @Option(
            names = "--fresh",
            description =
                    "Ask all programs anew. Else what they said is remembered for a day, while boot, drivers and devices"
                            + " are the same.")
    private boolean fresh;

    boolean isFresh() {
        return fresh;
    }
}
