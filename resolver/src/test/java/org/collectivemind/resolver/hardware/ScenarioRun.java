package org.collectivemind.resolver.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.Validator;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.outcome.Verdict;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Target;

/**
 * One scenario through the real resolver: what is selected, where it runs, on which device, with which warnings; which variants are
 * rejected and why; or that nothing fits, and what is said of it.
 */
final class ScenarioRun {
    private final YamlNode.Mapping expected;
    private final Catalogue.Shelf shelf;
    private final Request request;
    private final Outcome outcome;
    private final List<Verdict> verdicts;

    ScenarioRun(YamlNode.Mapping scenario, Platform platform, PackageVersions versions) {
        expected = scenario.required("expect").mapping();
        shelf = new Catalogue.Shelf(versions);
        Options options = Options.read(versions.name(), scenario);
        request = new Request(
                List.of(new PackageDependency(versions.name(), Constraint.ANY, options.wishes())),
                new Target(platform.name(), platform),
                Preferences.NONE,
                options.rules());
        outcome = new Resolver().resolve(shelf, request);
        verdicts = new Resolver().verdicts(shelf, request, versions.name());
    }

    void check() {
        if (expected.optional("unsat").isPresent()) {
            assertThat(outcome).isInstanceOf(Outcome.Unsatisfiable.class);
            assertThat(verdicts).noneMatch(Verdict::isPossible);
            entries("unsat").forEach((variant, code) -> isRejected(variant, code.text()));
        } else {
            isSelected();
        }
        entries("rejected").forEach((variant, code) -> isRejected(variant, code.text()));
        texts("says").forEach(words -> assertThat(said()).contains(words));
    }

    private void isSelected() {
        assertThat(outcome).as(said()).isInstanceOf(Outcome.Solved.class);
        Outcome.Solved solved = (Outcome.Solved) outcome;
        assertThat(new Validator().check(shelf, request, solved.resolution())).isEmpty();
        Selected selected = solved.resolution().packages().get(shelf.slot());
        assertThat(selected.variant().text())
                .as(said())
                .isEqualTo(expected.required("select").text());
        expected.optional("placement")
                .ifPresent(placement ->
                        assertThat(selected.placement().map(Placement::text)).contains(placement.text()));
        assertThat(selected.warnings().stream().map(warning -> warning.code().name()))
                .containsAll(texts("warn"));
        expected.optional("quiet")
                .ifPresent(flag -> assertThat(selected.warnings()).isEmpty());
        Verdict first =
                verdicts.stream().filter(Verdict::isPossible).findFirst().orElseThrow();
        assertThat(first.candidate().variant().id()).isEqualTo(selected.variant());
        assertThat(first.candidate().variant().placement()).isEqualTo(selected.placement());
        assertThat(first.warnings()).isEqualTo(selected.warnings());
        expected.optional("device")
                .ifPresent(device -> assertThat(devices(first.evaluation()))
                        .as("devices it runs on")
                        .first()
                        .isEqualTo(Integer.parseInt(device.text())));
    }

    /** The devices on which a build runs, in the machine's order. */
    private static List<Integer> devices(Evaluation evaluation) {
        boolean build = evaluation.requirement() instanceof Requirement.CudaBuild
                || evaluation.requirement() instanceof Requirement.RocmBuild
                || evaluation.requirement() instanceof Requirement.Devices;
        return build
                ? IntStream.range(0, evaluation.parts().size())
                        .filter(index -> evaluation.parts().get(index).holds())
                        .boxed()
                        .toList()
                : evaluation.parts().stream()
                        .flatMap(part -> devices(part).stream())
                        .toList();
    }

    private void isRejected(String variant, String code) {
        List<Verdict> of = verdicts.stream()
                .filter(verdict -> verdict.candidate().variant().id().text().equals(variant))
                .toList();
        assertThat(of).as("candidates of " + variant).isNotEmpty();
        assertThat(of.stream().flatMap(verdict -> verdict.against().stream()).map(Verdict.Against::code))
                .as(variant)
                .contains(code);
    }

    /** The explanation, and every verdict. */
    private String said() {
        Stream<String> lines = verdicts.stream()
                .map(verdict -> verdict.candidate().label()
                        + verdict.against().stream()
                                .map(each -> "\n    " + each.code() + " " + each.text() + " " + each.flags())
                                .collect(Collectors.joining()));
        List<String> all = new ArrayList<>(lines.toList());
        if (outcome instanceof Outcome.Unsatisfiable unsatisfiable) {
            all.add(unsatisfiable.explanation().text());
            unsatisfiable.explanation().repairs().forEach(repair -> all.add("hint: " + repair.text()));
        }
        return String.join("\n", all);
    }

    private Map<String, YamlNode> entries(String key) {
        return expected.optional(key).map(node -> node.mapping().entries()).orElse(Map.of());
    }

    private List<String> texts(String key) {
        Optional<YamlNode> node = expected.optional(key);
        return node.map(YamlNode::texts).orElse(List.of());
    }
}
