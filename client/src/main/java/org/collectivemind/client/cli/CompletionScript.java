package org.collectivemind.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;

/** Writes the completion script for bash (and zsh, through bashcompinit). The build runs it; see {@code client/pom.xml}. */
public final class CompletionScript {
    private CompletionScript() {}

    public static void main(String[] args) throws IOException {
        String script = AutoComplete.bash("cm", Commands.whole(ProcessContext.ofThisProcess()));
        Files.writeString(Path.of(args[0]), script);
    }
}
