package org.collectivemind.format.release;

import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;

/**
 * What a package can stand for. Of the packages that provide one capability, at most one is selected.
 *
 * @param version of what is provided, of cm's scheme; need not be the package's
 */
public record Capability(CapabilityName name, Version version) {
    /** Reads {@code blas@3.2}. */
    public static Capability parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new MalformedText("provided capability", text, "`name@version` is wanted");
        }
        return new Capability(
                CapabilityName.parse(text.substring(0, at)), VersionScheme.CM.parse(text.substring(at + 1)));
    }

    /** {@code blas@3.2}. */
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
