package org.collectivemind.resolver;

import org.collectivemind.format.name.PackageSlot;

/** A rule a selection breaks; {@code what} is a sentence without a full stop. */
public record Violation(PackageSlot slot, String what) {
    @Override
    public String toString() {
        return slot + ": " + what;
    }
}
