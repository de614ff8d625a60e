package org.collectivemind.format.error;

/** A place in a text file; line and column count from 1. Prints as {@code file:line:column}. */
public record SourcePosition(String file, int line, int column) {
    public SourcePosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
