package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The explanations shown in docs/ are those of the golden scenarios; only line breaks are the page's. */
class DocumentedExplanationsTest {
    private static final Path PAGES = Path.of("..", "docs", "concepts");
    private static final Path SCENARIOS = Path.of("src", "test", "golden", "explanations");
    private static final Pattern SHOWN =
            Pattern.compile("<!-- checked: explanation (\\S+) -->\n```text\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"resolution.md, 3", "explanations.md, 10"})
    void areThoseOfTheScenarios(String page, int atLeast) throws IOException {
        Path file = PAGES.resolve(page);
        Assumptions.assumeTrue(Files.exists(file), "there is no folder docs beside the module");
        Matcher shown = SHOWN.matcher(Files.readString(file));
        int count = 0;
        while (shown.find()) {
            String golden = Files.readString(SCENARIOS.resolve(shown.group(1) + ".txt"));
            assertThat(shown.group(2)).isEqualToIgnoringWhitespace(golden.split("-{40}\n")[1]);
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(atLeast);
    }
}
