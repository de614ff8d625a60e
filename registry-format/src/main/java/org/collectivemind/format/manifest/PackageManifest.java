package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.Meta;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.resource.Resources;
import org.collectivemind.format.tool.DetectRule;

/**
 * A package as its author writes it.
 *
 * @param axes attributes of several values, most significant first
 * @param facts attributes of one value: plain facts about every variant
 * @param resources of every variant that has none of its own
 * @param variants realised builds; together with {@code exclude} they cover the matrix of the semantic axes
 * @param exclude combinations that are not published
 * @param detect how a machine that has it already is told
 */
public record PackageManifest(
        Coordinate coordinate,
        Kind kind,
        String description,
        String license,
        List<String> tags,
        Meta meta,
        List<Axis> axes,
        Attributes facts,
        Optional<Resources> resources,
        List<VariantDeclaration> variants,
        List<Attributes> exclude,
        Relations relations,
        Optional<DetectRule> detect,
        Exports exports)
        implements Manifest {
    public PackageManifest {
        tags = List.copyOf(tags);
        axes = List.copyOf(axes);
        variants = List.copyOf(variants);
        exclude = List.copyOf(exclude);
    }
}
