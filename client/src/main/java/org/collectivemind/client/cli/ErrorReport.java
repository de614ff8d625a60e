package org.collectivemind.client.cli;

import java.util.List;
import org.collectivemind.client.project.Unsatisfiable;
import org.collectivemind.format.error.CmException;
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

    static ErrorReport of(CmException failure) {
        String code = failure.code();
        int exitCode = failure.exitCode().number();
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
