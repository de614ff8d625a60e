package org.collectivemind.client.transfer;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Every one of several sources failed for good. */
public final class NoSourceWorked extends CmException {
    private final List<BadSource> failures;

    /** @param failures in the order of the failures */
    NoSourceWorked(String label, List<BadSource> failures) {
        super(
                failures.stream().anyMatch(failure -> failure.exitCode() == ExitCode.INTEGRITY)
                        ? ExitCode.INTEGRITY
                        : ExitCode.NETWORK,
                "none of the " + failures.size() + " sources of `" + label + "` worked",
                failures.stream().flatMap(failure -> lines(failure).stream()).toList(),
                failures.stream()
                        .flatMap(failure -> failure.hints().stream())
                        .distinct()
                        .toList());
        this.failures = List.copyOf(failures);
    }

    private static List<String> lines(BadSource failure) {
        List<String> lines = new ArrayList<>();
        lines.add(failure.getMessage());
        failure.details().forEach(detail -> lines.add("  " + detail));
        return lines;
    }

    public List<BadSource> failures() {
        return failures;
    }
}
