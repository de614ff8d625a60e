package org.collectivemind.resolver.request;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.version.Version;

/**
 * One published version.
 *
 * @param yanked why it was withdrawn, where it was
 * @param axes along which its variants differ, most significant first
 */
public record VersionEntry(Version version, Optional<String> yanked, List<Axis> axes, List<VariantEntry> variants) {
    public VersionEntry {
        axes = List.copyOf(axes);
        variants = List.copyOf(variants);
    }
}
