package org.collectivemind.format.release;

import org.collectivemind.format.version.Version;

/**
 * What a package can stand for. Of the packages that provide one capability, at most one is selected.
 *
 * @param version of what is provided, of cm's scheme; need not be the package's
 */
public record Capability(CapabilityName name, Version version) {
    /** {@code blas@3.2}. */
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
