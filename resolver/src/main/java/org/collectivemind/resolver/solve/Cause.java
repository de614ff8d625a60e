package org.collectivemind.resolver.solve;

/** Why an incompatibility holds. Causes form the derivation graph that explanations are made of. */
public sealed interface Cause {

    /** A fact of the problem. */
    record External(Reason reason) implements Cause {}

    /** Follows from two others by resolution. */
    record Derived(Incompatibility conflict, Incompatibility other) implements Cause {}

    /** What the problem knows about a fact it gave; the solver only hands it through. */
    interface Reason {}
}
