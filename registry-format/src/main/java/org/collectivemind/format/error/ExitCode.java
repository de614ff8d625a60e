package org.collectivemind.format.error;

/** What a process of {@code cm} ends with. Documented for scripts; a number never changes its meaning. */
public enum ExitCode {
    OK(0),
    FAILURE(1),
    USAGE(2),
    UNSATISFIABLE(3),
    NETWORK(4),
    INTEGRITY(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
