package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "add",
                "remove",
                "lock",
                "install",
                "update",
                "run",
                "env",
                "tree",
                "why",
                "why-not",
                "outdated",
                "info",
                "search",
                "publish",
                "bundle",
                "registry init",
                "registry add",
                "registry list",
                "platform show",
                "platform export",
                "platform record",
                "target add",
                "target list",
                "target remove",
                "store path",
                "store stats",
                "store verify",
                "store gc"
            })
    void explainsACommandWithExamples(String command) {
        Session session = Session.in(root);
        List<String> words = new java.util.ArrayList<>(List.of(command.split(" ")));
        words.add("--help");
        Session.Said said = session.run(words.toArray(String[]::new));
        assertThat(said.out()).contains("Examples:\n  ").contains("cm " + command);
        assertThat(said.err()).isEmpty();
        session.cm(words.toArray(String[]::new)).matches("help/" + command.replace(' ', '-'));
    }

    @Test
    void listsTheCommands() {
        Session.in(root)
                .cm()
                .cm("store", "--help")
                .cm("registry", "--help")
                .cm("platform", "-h")
                .cm("target", "--help")
                .matches("help/cm");
    }

    @Test
    void theVersionIsALine() {
        Session session = Session.in(root);
        Session.Said said = session.run("--version");
        assertThat(said.out()).matches("cm \\d+\\.\\d+\\.\\d+.*\\n");
        assertThat(session.run("-V")).isEqualTo(said);
    }
}
