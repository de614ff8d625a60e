package org.collectivemind.client.cli;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A value made at the first request. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> make;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public synchronized T get() {
        if (made.isEmpty()) {
            made = Optional.of(make.get());
        }
        return made.get();
    }

    synchronized boolean isMade() {
        return made.isPresent();
    }

    /** For what must be ended where it was begun. */
    synchronized void ifMade(Consumer<T> use) {
        made.ifPresent(use);
    }
}
