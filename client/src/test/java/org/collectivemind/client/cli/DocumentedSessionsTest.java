package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the documentation shows of sessions is what happens in those that are checked. */
class DocumentedSessionsTest {
    private static final Path PAGES = Path.of("..", "docs");
    private static final Pattern BLOCK =
            Pattern.compile("(?s)<!-- checked: session ([a-z/-]+) -->\\R```console\\R(.*?)```");
    private static final Pattern MARK = Pattern.compile("\\[(stdout|stderr|exit \\d+)]");

    @Test
    void everySessionShownHappens() throws IOException {
        Assumptions.assumeTrue(Files.exists(PAGES), "there is no folder docs beside the module");
        int shown = 0;
        try (Stream<Path> pages = Files.walk(PAGES)) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".md")).toList()) {
                Matcher block = BLOCK.matcher(Files.readString(page));
                while (block.find()) {
                    assertThat(session(block.group(1))).as(page.toString()).contains(block.group(2));
                    shown++;
                }
            }
        }
        assertThat(shown).isGreaterThan(5);
    }

    /** What a person sees: without the marks that tell the streams apart. */
    private static String session(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src", "test", "golden", name + ".txt"));
        return lines.stream().filter(line -> !MARK.matcher(line).matches()).collect(Collectors.joining("\n", "", "\n"));
    }
}
