package org.collectivemind.format.requirement;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * How a project uses the machines it runs on (variants §2.8, rules R4 and R8).
 *
 * @param devices whether one device of an api has to do, or every one; {@code any(...)} and {@code all(...)} keep their meaning
 * @param allowed what is off unless somebody asks for it
 */
public record MachineUse(Quantifier devices, SortedSet<Allowance> allowed) {
    /** One device will do, nothing is allowed. */
    public static final MachineUse DEFAULT = new MachineUse(Quantifier.ANY, new TreeSet<>());

    public MachineUse {
        allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
    }

    boolean allows(Allowance allowance) {
        return allowed.contains(allowance);
    }

    /** What works on some machines only, so that a project or a user has to opt in. */
    public enum Allowance {
        /** Builds of a toolkit newer than the driver, through the package {@code cuda-compat} (rule R4). */
        CUDA_FORWARD_COMPAT("cuda-forward-compat");

        private final String text;

        Allowance(String text) {
            this.text = text;
        }

        /** As {@code policy.allow} and {@code --allow} have it. */
        public String text() {
            return text;
        }

        public static Allowance parse(String text) {
            for (Allowance allowance : values()) {
                if (allowance.text.equals(text)) {
                    return allowance;
                }
            }
            throw new MalformedText("allowance", text, "there is `" + CUDA_FORWARD_COMPAT.text + "`");
        }
    }
}
