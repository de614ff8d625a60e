package org.collectivemind.client.project;

import java.util.Locale;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;

/**
 * Something to know about what was taken of a package for a target.
 *
 * @param code stable name of the kind of note
 * @param text a clause without a full stop
 */
public record LockNote(TargetName target, PackageSlot slot, String code, String text) {
    static String code(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return "`" + slot + "` for " + target + ": " + text;
    }
}
