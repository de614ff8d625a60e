package org.collectivemind.resolver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.Assumptions;

/**
 * {@code docs/conformance.md}: holds for each set of cases what came of them. {@code -Dconformance.update=true} writes it, else a
 * test compares. Where other cases lie in the folder than the page was written from, there is nothing to compare.
 */
final class Page {
    private static final Path FILE = Path.of("..", "docs", "conformance.md");
    private static final String END = "<!-- end -->\n";

    private Page() {}

    /** @param cases the names of what was run, which the page remembers by their digest */
    static void says(String section, List<String> cases, List<String> lines) throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "there is no folder docs beside the module");
        String page = Files.readString(FILE);
        String start = "<!-- checked: conformance " + section + ", cases ";
        assertThat(page).contains(start);
        int mark = page.indexOf(start) + start.length();
        int body = page.indexOf("-->\n", mark) + "-->\n".length();
        int end = page.indexOf(END, body);
        String known = page.substring(mark, body).replace("-->", "").strip();
        String here = Hasher.of(String.join("\n", cases).getBytes(StandardCharsets.UTF_8))
                .toString();
        String text = "\n" + String.join("\n", lines) + "\n\n";
        if (Boolean.getBoolean("conformance.update")) {
            Files.writeString(FILE, page.substring(0, mark) + here + " -->\n" + text + page.substring(end));
            return;
        }
        Assumptions.assumeTrue(known.equals(here), "docs/conformance.md was written from other cases than are here");
        assertThat(text).isEqualTo(page.substring(body, end));
    }
}
