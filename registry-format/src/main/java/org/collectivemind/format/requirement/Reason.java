package org.collectivemind.format.requirement;

import java.util.List;

/**
 * What was needed and what was found.
 *
 * @param need the condition, as text
 * @param found half a sentence: {@code has 470.82.01 (from /sys/module/nvidia/version)}
 * @param flags what would assert the facts nobody knows, each such as {@code --set cuda.driver=525.60.13}
 */
public record Reason(ReasonCode code, String need, String found, List<String> flags) {
    public Reason {
        flags = List.copyOf(flags);
    }

    /** {@code needs cuda.driver >= 525.60.13, has 470.82.01 (from /sys/module/nvidia/version)}. */
    public String text() {
        return "needs " + need + ", " + found;
    }
}
