package org.collectivemind.format.requirement;

import org.collectivemind.format.attribute.AttributeType;
import org.collectivemind.format.attribute.Comparison;

/** How a fact is compared. {@code ~>} is compatible-with: at least the version, below the next of its last but one segment. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    COMPATIBLE("~>");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether {@code have OPERATOR need} is so. Both are values of the type. */
    boolean holds(AttributeType type, String have, String need) {
        Comparison comparison = type.compare(have, need);
        boolean least = comparison == Comparison.GREATER || comparison == Comparison.EQUAL;
        return switch (this) {
            case EQUAL -> comparison == Comparison.EQUAL;
            case NOT_EQUAL -> comparison != Comparison.EQUAL;
            case LESS -> comparison == Comparison.LESS;
            case AT_MOST -> comparison == Comparison.LESS || comparison == Comparison.EQUAL;
            case GREATER -> comparison == Comparison.GREATER;
            case AT_LEAST -> least;
            case COMPATIBLE ->
                least
                        && type.ceiling(need)
                                .map(ceiling -> type.compare(have, ceiling) == Comparison.LESS)
                                .orElse(true);
        };
    }
}
