package org.collectivemind.resolver.outcome;

import java.util.List;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.resolver.candidate.Candidate;

/**
 * What a request says of one candidate, looked at alone.
 *
 * @param evaluation how what it needs stands on the target, part by part
 * @param against every reason that rules it out, the request's own first; none where it may be taken
 * @param warnings what the user should know before running it; only where it may be taken
 */
public record Verdict(Candidate candidate, Evaluation evaluation, List<Against> against, List<Warning> warnings) {
    /** Not of the version, or not with the attributes, that the project's own dependencies ask for. */
    public static final String REQUEST_MISMATCH = "REQUEST_MISMATCH";
    /** Off a default that only a wish moves, and the project does not wish it. */
    public static final String NOT_DEFAULT = "NOT_DEFAULT";

    /**
     * A reason that rules a candidate out.
     *
     * @param code stable name: a constant here, that of a {@link org.collectivemind.format.requirement.ReasonCode}, or that of a
     *     {@link org.collectivemind.resolver.candidate.Rejection}
     * @param text half a sentence without a full stop
     * @param flags what would assert facts nobody knows
     */
    public record Against(String code, String text, List<String> flags) {
        public Against {
            flags = List.copyOf(flags);
        }

        public Against(String code, String text) {
            this(code, text, List.of());
        }
    }

    public Verdict {
        against = List.copyOf(against);
        warnings = List.copyOf(warnings);
    }

    /** Whether nothing rules it out by itself; other packages still may. */
    public boolean isPossible() {
        return against.isEmpty();
    }
}
