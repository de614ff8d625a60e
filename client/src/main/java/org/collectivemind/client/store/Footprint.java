package org.collectivemind.client.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.collectivemind.client.store.GarbageReport.Kind;

/** How much room files take where one file may have many names: it is freed with the last of them, in the store or elsewhere. */
final class Footprint {
    private final Map<Object, Integer> held;
    private final Map<Object, Integer> removed;
    private long bytes;
    private long freed;
    private long apparent;

    private Footprint(Map<Object, Integer> held, Map<Object, Integer> removed, long bytes) {
        this.held = held;
        this.removed = removed;
        this.bytes = bytes;
    }

    /** Unfinished downloads do not count: their files have their full size from the first byte, and take less. */
    static Footprint of(Collection<Holding> holdings) {
        Footprint footprint = new Footprint(new HashMap<>(), new HashMap<>(), 0);
        holdings.stream()
                .filter(holding -> holding.kind() != Kind.PARTIAL)
                .flatMap(holding -> holding.files().stream())
                .filter(file -> footprint.held.merge(file.inode(), 1, Integer::sum) == 1)
                .forEach(file -> footprint.bytes += file.size());
        return footprint;
    }

    /** To try something out. */
    Footprint copy() {
        return new Footprint(held, new HashMap<>(removed), bytes);
    }

    void remove(Holding holding) {
        for (FileFacts file : holding.files()) {
            apparent += file.size();
            int names = removed.merge(file.inode(), 1, Integer::sum);
            if (names == held.getOrDefault(file.inode(), 0)) {
                bytes -= file.size();
            }
            if (names == file.names()) {
                freed += file.size();
            }
        }
    }

    /** What the store takes after the removals so far. */
    long bytes() {
        return bytes;
    }

    /** What the disk has more. Less than what the store takes less, where files have names elsewhere. */
    long freed() {
        return freed;
    }

    /** As the removed files add up. */
    long apparent() {
        return apparent;
    }
}
