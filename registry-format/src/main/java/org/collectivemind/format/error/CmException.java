package org.collectivemind.format.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure a user can see. A subclass exists for each kind of failure and keeps its data; the text is made
 * here, once: what went wrong (one sentence, no full stop), details (where and why, a line each), hints (what to do next).
 */
public abstract class CmException extends RuntimeException {
    private final ExitCode exitCode;
    private final List<String> details;
    private final List<String> hints;

    protected CmException(
            ExitCode exitCode, String what, List<String> details, List<String> hints, @Nullable Throwable cause) {
        super(what, cause);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
        this.hints = List.copyOf(hints);
    }

    protected CmException(ExitCode exitCode, String what, List<String> details, List<String> hints) {
        this(exitCode, what, details, hints, null);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<String> details() {
        return details;
    }

    public List<String> hints() {
        return hints;
    }

    /** Stable name of this kind of failure for {@code --json}: the class name in kebab case. */
    public String code() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
