package org.collectivemind.resolver.hardware;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.attribute.BytesType;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
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

/**
 * Our own scenarios: machines as a manifest describes a target, packages nearly as a manifest declares them. A variant has {@code is},
 * {@code requires}, {@code size} and {@code metrics}; a package {@code axes} and {@code resources}.
 */
final class OwnCatalogue implements Catalogue {
    private final YamlNode.Mapping root;

    OwnCatalogue(YamlNode.Mapping root) {
        this.root = root;
    }

    @Override
    public Platform platform(String name) {
        return PlatformFile.inline(name, root.required("platforms").mapping().required(name));
    }

    @Override
    public PackageVersions versions(YamlNode.Mapping scenario) {
        String want = scenario.required("want").text();
        YamlNode.Mapping published =
                root.required("packages").mapping().required(want).mapping();
        Optional<Resources> resources = published.optional("resources").map(node -> resources(node.mapping()));
        List<VariantEntry> variants = new ArrayList<>();
        published
                .required("variants")
                .mapping()
                .entries()
                .forEach((id, variant) -> variants.add(variant(id, variant.mapping(), resources)));
        List<Axis> axes = new ArrayList<>();
        published
                .optional("axes")
                .ifPresent(node -> node.mapping().entries().forEach((key, axis) -> axes.add(axis(key, axis))));
        return new PackageVersions(
                PackageName.parse("org.example:" + want),
                VersionScheme.CM,
                List.of(new VersionEntry(VersionScheme.CM.parse("1.0.0"), Optional.empty(), axes, variants)));
    }

    private static Resources resources(YamlNode.Mapping node) {
        SortedMap<String, BigDecimal> params = new TreeMap<>();
        node.optional("params")
                .ifPresent(all -> all.mapping()
                        .entries()
                        .forEach((name, value) -> params.put(name, Parameters.value(value.text()))));
        return new Resources(
                new Parameters(params),
                Formula.parse(node.required("need").text()),
                node.required("placements").texts().stream()
                        .map(Placement::parse)
                        .toList());
    }

    private static VariantEntry variant(String id, YamlNode.Mapping node, Optional<Resources> resources) {
        long size = node.optional("size")
                .map(text -> BytesType.bytes(text.text()).longValueExact())
                .orElse(0L);
        SortedMap<Metric, BigDecimal> metrics = new TreeMap<>();
        node.optional("metrics")
                .ifPresent(all -> all.mapping()
                        .entries()
                        .forEach((name, value) -> metrics.put(new Metric(name), new BigDecimal(value.text()))));
        return new VariantEntry(
                new VariantId(id),
                Attributes.parse(node.optional("is").map(YamlNode::text).orElse("")),
                Requirement.parse(node.optional("requires").map(YamlNode::text).orElse("always")),
                resources.map(each -> new Footprint(each, size)),
                List.of(),
                new TreeSet<>(),
                metrics);
    }

    private static Axis axis(String key, YamlNode node) {
        if (node instanceof YamlNode.Mapping axis) {
            return new Axis(
                    AttributeKey.parse(key),
                    axis.required("values").texts(),
                    axis.optional("default").map(YamlNode::text),
                    axis.optional("substitutable").map(YamlNode::truth).orElse(false));
        }
        return new Axis(AttributeKey.parse(key), node.texts(), Optional.empty(), false);
    }
}
