package org.collectivemind.format.manifest;

import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Platform;

/** A named platform the lock covers. */
public record TargetDeclaration(TargetName name, Source source) {
    /** Where the facts of a target come from. */
    public sealed interface Source {
        /** The machine that runs {@code cm lock}. */
        record Host() implements Source {}

        /** A platform file, its path relative to the manifest. @param set asserted over what it states */
        record PlatformFile(String path, Overrides set) implements Source {}

        /** One of the {@link org.collectivemind.format.platform.Presets}. @param set asserted over what it states */
        record Preset(String name, Overrides set) implements Source {}

        /** Facts written into the manifest. */
        record Inline(Platform platform) implements Source {}
    }
}
