package org.collectivemind.client.cli;

import java.util.List;
import org.collectivemind.format.error.CmException;

/** The JSON twin of an error message: {@code {"error": {...}}} on stdout, beside the text on stderr. */
record ErrorReport(Failure error) {
    record Failure(String code, int exitCode, String message, List<String> details, List<String> hints) {}

    static ErrorReport of(CmException failure) {
        return new ErrorReport(new Failure(
                failure.code(), failure.exitCode().number(), failure.getMessage(), failure.details(), failure.hints()));
    }
}
