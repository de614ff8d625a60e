package org.collectivemind.resolver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The small cases of packse (uv's) and of Dart's pub, one test each; then what docs/conformance.md says of them. */
class NeutralCasesConformanceTest {
    @TestFactory
    Stream<DynamicTest> packse() throws Exception {
        return Cases.orSkipped(() -> all("packse", "packse-*.json"));
    }

    @TestFactory
    Stream<DynamicTest> dart() throws Exception {
        return Cases.orSkipped(() -> all("dart", "dart-*.json"));
    }

    private static Stream<DynamicTest> all(String section, String glob) {
        Tally tally = new Tally();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Cases.files(glob)) {
            NeutralCase given = new NeutralCase(Cases.read(file));
            tests.add(DynamicTest.dynamicTest(given.tier() + " " + given.name(), () -> check(given, tally)));
        }
        tests.add(
                DynamicTest.dynamicTest("docs/conformance.md", () -> Page.says(section, tally.names(), tally.lines())));
        return tests.stream();
    }

    private static void check(NeutralCase given, Tally tally) {
        CaseRun run = new CaseRun(given);
        Optional<String> skipped = run.skipped();
        if (skipped.isPresent()) {
            tally.skipped(given, skipped.get());
            Assumptions.abort(skipped.get());
        }
        CaseRun.Result result = run.run();
        Optional<String> deviation = Deviations.of(given.name());
        if (deviation.isPresent()) {
            assertThat(answer(result)).as(given.name() + " deviates").isNotEqualTo(record(given));
            assertThat(result.versions())
                    .as(given.name() + " has a valid selection")
                    .isPresent();
            tally.deviates(given, result, deviation.get());
            return;
        }
        assertThat(result.versions().isPresent())
                .as(given.name() + " is satisfiable")
                .isEqualTo(given.isSatisfiable());
        if (given.selected().isPresent()) {
            assertThat(answer(result)).as(given.name()).isEqualTo(record(given));
        }
        tally.passed(given, result);
    }

    private static String answer(CaseRun.Result result) {
        return result.versions().map(SortedMap::toString).orElse("unsatisfiable");
    }

    private static String record(NeutralCase given) {
        if (!given.isSatisfiable()) {
            return "unsatisfiable";
        }
        SortedMap<String, List<String>> wanted = new TreeMap<>();
        given.selected().orElseThrow().forEach((name, version) -> wanted.put(name, List.of(version)));
        return wanted.toString();
    }
}
