package org.collectivemind.client.cli;

import org.collectivemind.client.adoption.AdoptionChoice;
import picocli.CommandLine.Option;

/** The option of commands that fetch payloads. */
final class AdoptOption {
    @Option(
            names = "--no-adopt",
            description =
                    "Do not use what Hugging Face, ollama and Maven downloaded on this machine. Also CM_ADOPT=off.")
    private boolean refused;

    AdoptionChoice choice(ProcessContext context) {
        return refused ? AdoptionChoice.NONE : AdoptionChoice.of(context.variables());
    }
}
