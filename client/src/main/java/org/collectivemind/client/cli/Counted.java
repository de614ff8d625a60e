package org.collectivemind.client.cli;

/** Numbers of things: {@code 1 package}, {@code 2 packages}. */
final class Counted {
    private Counted() {}

    static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
