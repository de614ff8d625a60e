package org.collectivemind.client.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions of one kind, each asked once however many threads want the answer: the first asks, the others wait for it. Only
 * answers are kept. A failure is the asker's own, and the next one asks again. Safe for use by many threads, as long as answering
 * one question never leads back to it.
 *
 * @param <K> a question
 * @param <V> its answer
 */
public final class Lookups<K, V> {
    private final ConcurrentMap<K, Lookup> lookups = new ConcurrentHashMap<>();
    private final Function<K, V> ask;
    private final AtomicInteger unused = new AtomicInteger();

    public Lookups(Function<K, V> ask) {
        this.ask = ask;
    }

    public V get(K question) {
        return lookups.computeIfAbsent(question, Lookup::new).get();
    }

    /** How many answers were fetched ahead, and nobody has needed yet. */
    public int unused() {
        return unused.get();
    }

    private final class Lookup {
        private final K question;
        private @Nullable V answer;
        private boolean needed;

        Lookup(K question) {
            this.question = question;
        }

        synchronized V get() {
            V known = answer;
            boolean ahead = Prefetch.isAhead();
            if (known == null) {
                known = ask.apply(question);
                answer = known;
                needed = !ahead;
                unused.addAndGet(ahead ? 1 : 0);
            } else if (!ahead && !needed) {
                needed = true;
                unused.decrementAndGet();
            }
            return known;
        }
    }
}
