package org.collectivemind.resolver.explain;

/**
 * One change to what was asked.
 *
 * @param about the package, the fact or the target it is about, as text
 * @param from what is there now, as {@code cm.yaml} or the command line has it; empty where something is added
 * @param to what it becomes; empty where it goes
 * @param text half a sentence, after "it works if you": {@code relax `org.x:b` from <2 to <=2.1.0}
 */
public record Edit(Code code, String about, String from, String to, String text) {
    /** Kinds of changes, the lighter first. */
    public enum Code {
        /** The project's constraint on a package: {@code from} and {@code to} are dependencies. */
        RELAX_CONSTRAINT,
        /** {@code policy.prereleases} gains a package. */
        ALLOW_PRERELEASES,
        /** A fact nobody knows is asserted: {@code to} is the flag. */
        ASSERT_FACT,
        /** What the project selects of a package: {@code from} and {@code to} are dependencies. */
        RELAX_SELECTION,
        /** A feature the project asks of a package: {@code from} and {@code to} are dependencies. */
        RELAX_FEATURES,
        /** The project asks for a value off the default: {@code to} is a dependency. */
        ALLOW_VALUE,
        /** {@code policy.exclude-newer} and {@code policy.minimum-age}: {@code from} and {@code to} are moments. */
        MOVE_CUTOFF,
        /** An entry of {@code policy.constraints} goes. */
        DROP_CONSTRAINT,
        /** An entry of {@code policy.overrides} goes. */
        DROP_OVERRIDE,
        /** An entry of {@code policy.excludes} goes. */
        DROP_EXCLUDE,
        /** The project depends on the package no more. */
        DROP_DEPENDENCY,
        /** The project pins a yanked version: {@code to} is a dependency. */
        PIN_YANKED,
        /** The target is no longer locked for. */
        DROP_TARGET;

        /** Stable name for {@code --json}. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
