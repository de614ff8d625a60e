package org.collectivemind.format.requirement;

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
}
