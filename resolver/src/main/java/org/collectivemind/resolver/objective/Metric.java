package org.collectivemind.resolver.objective;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** The name of something measured: {@code latency_ms}, {@code accuracy.top1}. Its unit is part of what the name means. */
public record Metric(String name) implements Comparable<Metric> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9_.-]{0,99}");

    public Metric {
        if (!GRAMMAR.matcher(name).matches()) {
            throw new MalformedText("metric", name, "a lower-case word such as `latency_ms` is wanted");
        }
    }

    @Override
    public int compareTo(Metric other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
