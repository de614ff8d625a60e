package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.bundle.BundleListingCodec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/guides/air-gapped.md}, line by line. */
class AirGappedGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "air-gapped.md");
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "bundle.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)<!-- run: (online|offline) -->\\R```sh\\R(.*?)```");
    private static final Pattern LIST = Pattern.compile("(?s)<!-- checked: bundle -->\\R```json\\R(.*?)```");

    @TempDir
    Path root;

    @Test
    void everyCommandWorks() throws IOException {
        Assumptions.assumeTrue(Files.exists(GUIDE), "there is no folder docs beside the module");
        try (AirGap gap = new AirGap(root)) {
            Path stick = root.resolve("media/stick");
            Files.createDirectories(stick);
            Session offline = Session.in(root.resolve("far"));
            int run = 0;
            Matcher block = BLOCK.matcher(Files.readString(GUIDE));
            while (block.find()) {
                boolean online = block.group(1).equals("online");
                if (!online) {
                    gap.cut();
                }
                for (String line : block.group(2).lines().toList()) {
                    run(online ? gap.online() : offline, line.replace("/media/stick", stick.toString()));
                    run++;
                }
            }
            assertThat(run).isGreaterThan(7);
        }
    }

    private static void run(Session session, String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "cp" -> Tree.copy(Path.of(words[2]), session.file(words[3]));
            case "cd" -> session.cd(words[1]);
            case "cm" -> session.quietly(java.util.Arrays.copyOfRange(words, 1, words.length));
            default -> throw new AssertionError("the guide has a command that no test knows: " + line);
        }
    }

    @Test
    void theListShownIsOne() throws IOException {
        Assumptions.assumeTrue(Files.exists(REFERENCE), "there is no folder docs beside the module");
        Matcher list = LIST.matcher(Files.readString(REFERENCE));
        assertThat(list.find()).isTrue();
        assertThat(BundleListingCodec.read(
                                list.group(1).getBytes(java.nio.charset.StandardCharsets.UTF_8), REFERENCE.toString())
                        .files())
                .hasSize(1);
    }
}
