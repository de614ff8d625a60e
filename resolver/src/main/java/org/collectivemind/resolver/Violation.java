package org.collectivemind.resolver;

import org.collectivemind.format.name.PackageName;

/** A rule a selection breaks; {@code what} is a sentence without a full stop. */
public record Violation(PackageName name, String what) {
    @Override
    public String toString() {
        return name + ": " + what;
    }
}
