package org.collectivemind.format.attribute;

/** How one value stands to another; values of a partial order, such as two libc families, may be unrelated. */
public enum Comparison {
    LESS,
    EQUAL,
    GREATER,
    UNRELATED;

    static Comparison of(int sign) {
        return sign < 0 ? LESS : sign > 0 ? GREATER : EQUAL;
    }
}
