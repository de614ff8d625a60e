package org.collectivemind.resolver.hardware;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Requirement.Quantifier;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.resolver.objective.Bound;
import org.collectivemind.resolver.objective.Objective;
import org.collectivemind.resolver.request.Rules;

/** {@code options} of a scenario: {@code attrs, optimize, maximise, min, max, free, allow, devices, params}. */
record Options(Attributes wishes, Rules rules) {
    static Options read(PackageName name, YamlNode.Mapping scenario) {
        Optional<YamlNode.Mapping> options = scenario.optional("options").map(YamlNode::mapping);
        SortedMap<AttributeKey, String> wishes = new TreeMap<>();
        entries(options, "attrs").forEach((key, value) -> wishes.put(AttributeKey.parse(key), value.text()));
        List<Bound> bounds = new ArrayList<>();
        entries(options, "min").forEach((metric, value) -> bounds.add(Bound.atLeast(metric, value.text())));
        entries(options, "max").forEach((metric, value) -> bounds.add(Bound.atMost(metric, value.text())));
        Optional<Objective> objective = text(options, "optimize")
                .map(Objective::minimise)
                .or(() -> text(options, "maximise").map(Objective::maximise));
        SortedMap<String, BigDecimal> params = new TreeMap<>();
        entries(options, "params").forEach((key, value) -> params.put(key, Parameters.value(value.text())));
        Leeway leeway = new Leeway(
                new MachineUse(
                        text(options, "devices").filter("all"::equals).isPresent() ? Quantifier.ALL : Quantifier.ANY,
                        new TreeSet<>(texts(options, "allow").stream()
                                .map(MachineUse.Allowance::parse)
                                .toList())),
                Leeway.NONE.system(),
                new TreeSet<>(
                        texts(options, "free").stream().map(AttributeKey::parse).toList()),
                new TreeMap<>(Map.of(name, new Parameters(params))));
        return new Options(new Attributes(wishes), Rules.NONE.with(leeway).asking(bounds, objective));
    }

    private static Map<String, YamlNode> entries(Optional<YamlNode.Mapping> options, String key) {
        return options.flatMap(all -> all.optional(key))
                .map(node -> node.mapping().entries())
                .orElse(Map.of());
    }

    private static Optional<String> text(Optional<YamlNode.Mapping> options, String key) {
        return options.flatMap(all -> all.optional(key)).map(YamlNode::text);
    }

    private static List<String> texts(Optional<YamlNode.Mapping> options, String key) {
        return options.flatMap(all -> all.optional(key)).map(YamlNode::texts).orElse(List.of());
    }
}
