package org.collectivemind.resolver.outcome;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;

/**
 * A package that has not one version in all the targets that have it.
 *
 * @param versions by name of the target; two different ones at least
 * @param reason why the first target whose version differs did not take the one before it; a clause without a full stop
 */
public record Divergence(PackageSlot slot, SortedMap<String, Version> versions, String reason) {
    public Divergence {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** {@code org.a:x is 2.0 for linux and 1.9 for mac: no variant of 2.0 runs on mac}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("`" + slot + "` is ");
        int left = versions.size();
        for (var entry : versions.entrySet()) {
            text.append(entry.getValue()).append(" for ").append(entry.getKey());
            left--;
            text.append(left > 1 ? ", " : left == 1 ? " and " : ": ");
        }
        return text + reason;
    }
}
