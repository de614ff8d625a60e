package org.collectivemind.client.cli;

import java.util.List;
import org.collectivemind.client.project.Misfit;
import org.collectivemind.client.project.NoTargetFits;
import org.collectivemind.client.project.Unsatisfiable;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.requirement.Reason;
import org.collectivemind.resolver.explain.Explanation;

/** The JSON twin of an error message: {@code {"error": {...}}} on stdout, beside the text on stderr. */
record ErrorReport(Failure error) {
    sealed interface Failure {}

    record Plain(String code, int exitCode, String message, List<String> details, List<String> hints)
            implements Failure {}

    /** Also has what the lines were made of, so that nobody need parse them. */
    record Unsolved(
            String code,
            int exitCode,
            String message,
            List<String> details,
            List<String> hints,
            String target,
            Explanation explanation)
            implements Failure {}

    /** Also has why each target of the lock does not fit the machine, nearest first. */
    record Misfitting(
            String code,
            int exitCode,
            String message,
            List<String> details,
            List<String> hints,
            List<TargetJson> targets)
            implements Failure {}

    record TargetJson(String target, List<ShortfallJson> reasons) {
        static TargetJson of(Misfit misfit) {
            return new TargetJson(
                    misfit.target().text(),
                    misfit.shortfalls().stream().map(ShortfallJson::of).toList());
        }
    }

    /**
     * @param code a {@link org.collectivemind.format.requirement.ReasonCode}
     * @param found what the machine has, and who says so
     * @param flags what would assert facts nobody knows
     */
    record ShortfallJson(String code, String need, String found, List<String> flags, List<NeedJson> neededBy) {
        static ShortfallJson of(Misfit.Shortfall shortfall) {
            Reason reason = shortfall.reason();
            return new ShortfallJson(
                    reason.code().name(),
                    reason.need(),
                    reason.found(),
                    reason.flags(),
                    shortfall.neededBy().stream()
                            .map(need -> new NeedJson(need.slot().toString(), need.version(), need.variant()))
                            .toList());
        }
    }

    record NeedJson(String name, String version, String variant) {}

    static ErrorReport of(CmException failure) {
        String code = failure.code();
        int exitCode = failure.exitCode().number();
        if (failure instanceof NoTargetFits none) {
            return new ErrorReport(new Misfitting(
                    code,
                    exitCode,
                    failure.getMessage(),
                    failure.details(),
                    failure.hints(),
                    none.misfits().stream().map(TargetJson::of).toList()));
        }
        return new ErrorReport(
                failure instanceof Unsatisfiable unsatisfiable
                        ? new Unsolved(
                                code,
                                exitCode,
                                failure.getMessage(),
                                failure.details(),
                                failure.hints(),
                                unsatisfiable.target().text(),
                                unsatisfiable.explanation())
                        : new Plain(code, exitCode, failure.getMessage(), failure.details(), failure.hints()));
    }
}
