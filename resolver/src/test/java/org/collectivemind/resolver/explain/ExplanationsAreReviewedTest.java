package org.collectivemind.resolver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code src/test/golden/explanations} is a scenario and, below a line of dashes each, what the user reads and the
 * same as JSON. With {@code -Dgolden.update=true} the lower parts are written anew; the diff is read as prose.
 */
class ExplanationsAreReviewedTest {
    private static final Path DIRECTORY = Path.of("src", "test", "golden", "explanations");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final String RULER = "-".repeat(40) + "\n";
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Edit.Code.class, ToStringSerializer.instance))
            .enable(SerializationFeature.INDENT_OUTPUT);

    static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("\\.txt$", ""))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void readsAs(String name) throws IOException {
        Path file = DIRECTORY.resolve(name + ".txt");
        String before = Files.readString(file);
        String question = before.split(RULER, 2)[0];
        Explanation explanation = explain(question);
        String after = question + RULER + explanation.text() + RULER + json(explanation) + "\n";
        if (UPDATE) {
            Files.writeString(file, after);
        } else {
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void thereAreAtLeastForty() throws IOException {
        assertThat(scenarios()).hasSizeGreaterThanOrEqualTo(40);
    }

    static Explanation explain(String question) {
        Scenario scenario = ScenarioText.parse(question.lines().toList());
        TargetsOutcome outcome = new Resolver().resolveAll(scenario, scenario.requests(), Unify.PREFER);
        assertThat(outcome).isInstanceOf(TargetsOutcome.Unsatisfiable.class);
        return ((TargetsOutcome.Unsatisfiable) outcome).explanation();
    }

    private static String json(Explanation explanation) throws JsonProcessingException {
        return JSON.writeValueAsString(explanation);
    }
}
