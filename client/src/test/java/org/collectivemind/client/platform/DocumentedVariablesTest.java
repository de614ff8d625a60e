package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.platform.Assertion;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The reference has the variable of every fact that can be asserted, and no other. */
class DocumentedVariablesTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "platforms.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Za-z0-9.-]+)` \\| `(CM_OVERRIDE_[A-Z0-9_]+)` \\|$");

    @Test
    void everyFactStandsThereWithItsVariable() throws IOException {
        Assumptions.assumeTrue(Files.exists(PAGE), "there is no folder docs beside the module");
        Set<String> apis = AttributeCatalog.builtIn().apis();
        SortedMap<String, String> documented = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            if (row.group(1).startsWith("API.")) {
                for (String api : apis) {
                    documented.put(
                            row.group(1).replace("API", api),
                            row.group(2).replace("_API_", "_" + api.toUpperCase(java.util.Locale.ROOT) + "_"));
                }
            } else {
                documented.put(row.group(1), row.group(2));
            }
        }
        Map<String, String> variables = new TreeMap<>();
        Assertion.keys().forEach(key -> variables.put(key, OverrideVariables.variableOf(key)));
        assertThat(documented).isEqualTo(variables);
    }
}
