package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collectivemind.client.registry.NotARegistry;
import org.collectivemind.format.error.CmException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DocumentedFailuresTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "exit-codes.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

    @Test
    void everyKindOfFailureIsInTheReference() throws IOException {
        Assumptions.assumeTrue(Files.exists(PAGE), "there is no folder docs beside the module");
        Set<String> documented = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            assertThat(documented.add(row.group(1)))
                    .as(row.group(1) + " stands there once")
                    .isTrue();
        }
        Set<String> kinds = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.collectivemind")
                        .stream()
                        .filter(type -> type.isAssignableTo(CmException.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .map(DocumentedFailuresTest::code)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(kinds).contains("malformed-file").isSubsetOf(documented);
    }

    /** Word by word, a single letter being a word too. */
    private static String code(String className) {
        return className.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void aWordOfOneLetterIsAWordInTheCode() {
        assertThat(new NotARegistry("nowhere").code()).isEqualTo("not-a-registry");
    }
}
