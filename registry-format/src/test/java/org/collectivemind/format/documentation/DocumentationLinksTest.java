package org.collectivemind.format.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DocumentationLinksTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

    @Test
    void everyLinkLeadsToAPageAndASectionThatAreThere() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(DocumentationPage.FOLDER), "there is no folder docs beside the module");
        List<Path> pages;
        try (Stream<Path> files = Files.walk(DocumentationPage.FOLDER)) {
            pages = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
        assertThat(pages).isNotEmpty();
        for (Path page : pages) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                check(page, link);
            }
        }
    }

    private static void check(Path page, Matcher link) throws IOException {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        assertThat(target).as(page + " links to " + link.group()).exists();
        if (link.group(2) != null) {
            assertThat(anchors(target)).as(page + " links to " + link.group()).contains(link.group(2));
        }
    }

    /** As GitHub makes them: lower case, without punctuation, hyphens for spaces. */
    private static List<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
