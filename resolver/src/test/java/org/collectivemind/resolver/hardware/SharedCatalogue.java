package org.collectivemind.resolver.hardware;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.resource.Formula;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.resolver.objective.Metric;
import org.collectivemind.resolver.request.Footprint;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** The catalogue of the acceptance scenarios, in the terms of the product: see {@link SharedMachine} for the machines. */
final class SharedCatalogue implements Catalogue {
    private static final Map<String, String> KEYS = Map.of("cpu", "cpu.isa");
    private final YamlNode.Mapping root;

    SharedCatalogue(YamlNode.Mapping root) {
        this.root = root;
    }

    @Override
    public Platform platform(String name) {
        return SharedMachine.read(
                name, root.required("platforms").mapping().required(name).mapping());
    }

    @Override
    public PackageVersions versions(YamlNode.Mapping scenario) {
        String want = scenario.required("want").text();
        YamlNode.Mapping published = scenario.optional("inline")
                .orElseGet(() -> root.required("catalog").mapping().required(want))
                .mapping();
        List<VariantEntry> variants = new ArrayList<>();
        published
                .required("variants")
                .mapping()
                .entries()
                .forEach((id, variant) -> variants.add(variant(id, variant.mapping())));
        int at = want.indexOf('@');
        return new PackageVersions(
                PackageName.parse("org.scenario:" + want.substring(want.indexOf('/') + 1, at < 0 ? want.length() : at)),
                VersionScheme.CM,
                List.of(new VersionEntry(
                        VersionScheme.CM.parse(at < 0 ? "1" : want.substring(at + 1)),
                        Optional.empty(),
                        axes(published, variants),
                        variants)));
    }

    private static VariantEntry variant(String id, YamlNode.Mapping node) {
        SortedMap<AttributeKey, String> is = new TreeMap<>();
        node.optional("attrs")
                .ifPresent(attrs -> attrs.mapping().entries().forEach((key, value) -> is.put(key(key), value.text())));
        List<Requirement> needs = new ArrayList<>();
        node.optional("requires").map(YamlNode::mapping).ifPresent(requires -> {
            requires.entries()
                    .forEach((key, value) -> SharedMachine.need(key, value).ifPresent(needs::add));
            requires.optional("cpu").ifPresent(cpu -> is.put(key("cpu"), cpu.text()));
            requires.optional("cuda")
                    .map(cuda -> cuda.mapping().required("toolkit").text())
                    .ifPresent(toolkit -> is.put(key("cuda.toolkit"), toolkit));
        });
        SortedMap<Metric, BigDecimal> metrics = new TreeMap<>();
        node.optional("metrics")
                .ifPresent(all -> all.mapping()
                        .entries()
                        .forEach((metric, value) -> metrics.put(new Metric(metric), new BigDecimal(value.text()))));
        Optional<Footprint> footprint = node.optional("need_gib")
                .map(need -> new Resources(
                        Parameters.NONE,
                        Formula.parse(need.text() + "GiB"),
                        List.of(Placement.GPU, Placement.HYBRID, Placement.CPU)))
                .map(resources -> new Footprint(resources, 0));
        return new VariantEntry(
                new VariantId(id),
                new Attributes(is),
                Requirement.allOf(needs),
                footprint,
                List.of(),
                new TreeSet<>(),
                metrics);
    }

    private static AttributeKey key(String text) {
        return AttributeKey.parse(KEYS.getOrDefault(text, text));
    }

    /** Those of {@code order}; then what else has a default. */
    private static List<Axis> axes(YamlNode.Mapping published, List<VariantEntry> variants) {
        Set<String> names = new LinkedHashSet<>(published.required("order").texts());
        Optional<YamlNode.Mapping> defaults = published.optional("default").map(YamlNode::mapping);
        defaults.ifPresent(all -> names.addAll(all.entries().keySet()));
        List<String> substitutable =
                published.optional("substitutable").map(YamlNode::texts).orElse(List.of());
        List<Axis> axes = new ArrayList<>();
        for (String name : names) {
            List<String> ranked = published
                    .optional("rank")
                    .flatMap(rank -> rank.mapping().optional(name))
                    .map(YamlNode::texts)
                    .orElseGet(() -> found(key(name), variants));
            if (!ranked.isEmpty()) {
                axes.add(new Axis(
                        key(name),
                        ranked,
                        defaults.flatMap(all -> all.optional(name)).map(YamlNode::text),
                        substitutable.contains(name)));
            }
        }
        return axes;
    }

    /** The values there are: versions newest first, levels deepest first, as the catalog has it. */
    private static List<String> found(AttributeKey key, List<VariantEntry> variants) {
        List<String> values = new ArrayList<>(new LinkedHashSet<>(variants.stream()
                .flatMap(variant -> variant.attributes().get(key).stream())
                .toList()));
        AttributeCatalog.builtIn()
                .definition(key)
                .filter(known -> key.text().startsWith("cuda.") || key.text().startsWith("cpu."))
                .ifPresent(known -> values.sort(known.type().bestFirst()));
        return values;
    }
}
