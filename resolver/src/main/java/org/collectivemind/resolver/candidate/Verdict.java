package org.collectivemind.resolver.candidate;

import java.util.List;

/**
 * Whether a variant runs on a target.
 *
 * @param reasons what it needs and the target lacks, as clauses without a full stop: {@code cc >= 7.0, device 0 has 6.1}
 * @param hints what would change that, such as the flag that asserts an unknown fact
 */
public record Verdict(boolean runs, boolean unknown, List<String> reasons, List<String> hints, List<String> warnings) {
    public static final Verdict RUNS = new Verdict(true, false, List.of(), List.of(), List.of());

    public Verdict {
        reasons = List.copyOf(reasons);
        hints = List.copyOf(hints);
        warnings = List.copyOf(warnings);
    }
}
