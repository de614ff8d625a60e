package org.collectivemind.resolver.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.Validator;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.request.Request;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Small universes with variants, targets and aliases ({@code src/test/cases}), on three machines and on all of them together. What
 * is valid, exhaustive search says; which valid selection is taken stands in the files. {@code -Dgolden.update=true} rewrites them.
 */
class OwnCasesConformanceTest {
    private static final Path DIRECTORY = Path.of("src/test/cases");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final int AT_LEAST = 150;

    @TestFactory
    Stream<DynamicTest> everyCaseIsSolvedAsExhaustiveSearchSaysItCanBe() {
        List<OwnCase> cases = OwnCase.all(DIRECTORY);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        Map<Path, List<OwnCase>> answered = new LinkedHashMap<>();
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    List<String> answers = answers(each.universe());
                    if (UPDATE) {
                        answered.computeIfAbsent(each.file(), key -> new ArrayList<>())
                                .add(each.expecting(answers));
                        OwnCase.write(each.file(), answered.get(each.file()));
                    } else {
                        assertThat(answers).isEqualTo(each.expected());
                    }
                }));
    }

    @Test
    void aUniversePrintedIsTheUniverse() {
        for (OwnCase each : OwnCase.all(DIRECTORY)) {
            assertThat(CaseText.parse(CaseText.print(each.universe()))).isEqualTo(each.universe());
        }
    }

    private static List<String> answers(PlainUniverse universe) {
        List<String> answers = new ArrayList<>();
        List<List<Map<PackageSlot, Choice>>> valid = new ArrayList<>();
        for (CaseMachine machine : CaseMachine.values()) {
            List<Map<PackageSlot, Choice>> selections = ExhaustiveSearch.of(universe, machine.platform());
            valid.add(selections);
            answers.add("on " + machine.id() + ": " + alone(universe, machine, selections));
        }
        if (valid.stream().noneMatch(List::isEmpty)) {
            answers.add("together: " + together(universe, valid));
        }
        return answers;
    }

    private static String alone(PlainUniverse universe, CaseMachine machine, List<Map<PackageSlot, Choice>> valid) {
        Request request = OwnCase.request(universe, machine);
        Outcome outcome = new Resolver().resolve(universe, request);
        assertThat(outcome instanceof Outcome.Solved)
                .as("solvable on %s, of %s", machine, valid)
                .isEqualTo(!valid.isEmpty());
        if (outcome instanceof Outcome.Solved solved) {
            assertThat(new Validator().check(universe, request, solved.resolution()))
                    .isEmpty();
            Map<PackageSlot, Choice> chosen = OwnCase.choices(universe, solved.resolution());
            assertThat(valid).contains(chosen);
            return OwnCase.text(chosen) + " (of " + valid.size() + ")";
        }
        return "nothing";
    }

    /**
     * One version everywhere, where that can be; checked against every combination of what is valid alone. Said once where all
     * machines take the same.
     */
    private static String together(PlainUniverse universe, List<List<Map<PackageSlot, Choice>>> valid) {
        List<Request> requests = Arrays.stream(CaseMachine.values())
                .map(machine -> OwnCase.request(universe, machine))
                .toList();
        TargetsOutcome outcome = new Resolver().resolveAll(universe, requests, Unify.REQUIRE);
        assertThat(outcome instanceof TargetsOutcome.Solved)
                .as("solvable together")
                .isEqualTo(canAgree(valid, List.of()));
        if (outcome instanceof TargetsOutcome.Solved solved) {
            assertThat(solved.divergences()).isEmpty();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                Resolution resolution = solved.resolutions().get(i);
                assertThat(new Validator().check(universe, requests.get(i), resolution))
                        .isEmpty();
                Map<PackageSlot, Choice> chosen = OwnCase.choices(universe, resolution);
                assertThat(valid.get(i)).contains(chosen);
                texts.add(OwnCase.text(chosen));
            }
            return String.join(" | ", texts.stream().distinct().count() == 1 ? texts.subList(0, 1) : texts);
        }
        return "nothing";
    }

    private static boolean canAgree(List<List<Map<PackageSlot, Choice>>> valid, List<Map<PackageSlot, Choice>> taken) {
        if (taken.size() == valid.size()) {
            return true;
        }
        for (Map<PackageSlot, Choice> selection : valid.get(taken.size())) {
            if (taken.stream().allMatch(other -> OwnCase.agree(other, selection))) {
                List<Map<PackageSlot, Choice>> more = new ArrayList<>(taken);
                more.add(selection);
                if (canAgree(valid, more)) {
                    return true;
                }
            }
        }
        return false;
    }
}
