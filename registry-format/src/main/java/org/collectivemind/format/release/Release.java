package org.collectivemind.format.release;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.tool.DetectRule;

/**
 * The canonical manifest: everything a registry says about one published version. Immutable once published; its canonical JSON
 * ({@code <name>-<version>.cm.json}) is what the index pins by digest.
 *
 * @param description one line, may be empty
 * @param license an SPDX expression, may be empty
 * @param axes most significant first
 * @param relations of every variant
 * @param detect how a machine that has it already is told, where the publisher says so
 */
public record Release(
        Coordinate coordinate,
        Kind kind,
        String description,
        String license,
        List<String> tags,
        Meta meta,
        List<Axis> axes,
        List<Variant> variants,
        Relations relations,
        Optional<DetectRule> detect) {
    public Release {
        tags = List.copyOf(tags);
        axes = List.copyOf(axes);
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new MalformedText("release", coordinate.toString(), "it has no variant");
        }
        if (variants.stream().map(Variant::id).distinct().count() != variants.size()) {
            throw new MalformedText("release", coordinate.toString(), "two variants have one id");
        }
    }

    /** One that no machine has already. */
    public Release(
            Coordinate coordinate,
            Kind kind,
            String description,
            String license,
            List<String> tags,
            Meta meta,
            List<Axis> axes,
            List<Variant> variants,
            Relations relations) {
        this(coordinate, kind, description, license, tags, meta, axes, variants, relations, Optional.empty());
    }

    public Optional<Variant> variant(VariantId id) {
        return variants.stream().filter(variant -> variant.id().equals(id)).findFirst();
    }
}
