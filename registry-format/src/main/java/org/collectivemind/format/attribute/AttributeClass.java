package org.collectivemind.format.attribute;

/** What choosing another value of an attribute would change (DESIGN §5). */
public enum AttributeClass {
    /** Results: never substituted silently. */
    SEMANTIC,
    /** Speed: chosen freely, best first. */
    PERFORMANCE,
    /** Quantities: they admit or reject and never rank. */
    RESOURCE
}
