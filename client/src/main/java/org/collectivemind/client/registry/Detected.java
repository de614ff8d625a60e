package org.collectivemind.client.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.tool.DetectRule;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;

/**
 * What machines already have of one package: a variant {@code system} without files for each version, that needs the machine to have
 * that version, or a newer one of the same minor version.
 *
 * @param publisher the release whose rule counts
 */
record Detected(Release publisher, SortedMap<Version, Variant> variants) {
    static final VariantId ID = new VariantId(Variant.SYSTEM);
    private static final Attributes ATTRIBUTES = Attributes.parse(Variant.ORIGIN + "=" + Variant.SYSTEM);
    /** Major, minor, patch: {@code ~>} then holds below the next minor version. */
    private static final int FLOOR_SEGMENTS = 3;

    /** @param publisher has a rule @param found versions that some machine has, or a lock */
    static Detected of(Release publisher, List<DottedNumber> found) {
        SortedMap<Version, Variant> variants = new TreeMap<>();
        DetectRule rule = publisher.detect().orElseThrow();
        for (DottedNumber number : found) {
            version(number)
                    .filter(version -> rule.takes(number))
                    .ifPresent(version -> variants.put(version, variant(publisher, version, floor(rule, number))));
        }
        return new Detected(publisher, variants);
    }

    private static Optional<Version> version(DottedNumber number) {
        try {
            return Optional.of(VersionScheme.CM.parse(number.toString()));
        } catch (MalformedText notOfThisScheme) {
            return Optional.empty();
        }
    }

    private static Requirement floor(DetectRule rule, DottedNumber number) {
        List<Integer> segments = new ArrayList<>();
        for (int i = 0; i < FLOOR_SEGMENTS; i++) {
            segments.add(number.segment(i));
        }
        return Requirement.parse(rule.fact().key() + " ~> " + new DottedNumber(segments));
    }

    private static Variant variant(Release publisher, Version version, Requirement floor) {
        return new Variant(ID, ATTRIBUTES, floor, relations(publisher, version), List.of(), List.of(), Exports.NONE);
    }

    /** It depends on nothing, and stands for what the package stands for: in its own version, where the package's is that of the release. */
    private static Relations relations(Release publisher, Version version) {
        List<Capability> provides = publisher.relations().provides().stream()
                .map(capability ->
                        capability.version().equals(publisher.coordinate().version())
                                ? new Capability(capability.name(), version)
                                : capability)
                .collect(Collectors.toList());
        Relations none = Relations.NONE;
        return new Relations(
                none.dependencies(), none.features(), none.conflicts(), none.constrains(), provides, none.coherent());
    }

    /** The version of a variant in what is published, where there is one; else it alone. */
    Release release(Version version, Optional<Release> published) {
        Variant system = variants.get(version);
        Release base = published.orElse(publisher);
        List<Variant> all = new ArrayList<>(published.map(Release::variants).orElse(List.of()));
        all.add(system);
        return new Release(
                new Coordinate(
                        base.coordinate().name(),
                        published
                                .map(Release::coordinate)
                                .map(Coordinate::version)
                                .orElse(version)),
                base.kind(),
                base.description(),
                base.license(),
                base.tags(),
                base.meta(),
                published.map(Release::axes).orElse(List.of()),
                all,
                published.map(Release::relations).orElse(Relations.NONE),
                publisher.detect());
    }
}
