package org.collectivemind.client.cli;

import org.collectivemind.client.transfer.Progress;
import org.collectivemind.format.error.CmException;

/** Where a command speaks: its result to stdout, notes, warnings and errors to stderr. */
final class Output {
    private final ProcessContext context;
    private final boolean json;
    private final boolean quiet;
    private final boolean colour;

    Output(ProcessContext context, boolean json, boolean quiet, boolean colour) {
        this.context = context;
        this.json = json;
        this.quiet = quiet;
        this.colour = colour;
    }

    boolean colour() {
        return colour;
    }

    void print(Result result) {
        if (json) {
            context.out().println(JsonText.of(result.json()));
        } else {
            result.text().forEach(context.out()::println);
        }
        context.out().flush();
    }

    /** Something a person may like to know; silent with {@code --quiet}. */
    void note(String text) {
        if (!quiet) {
            say(text);
        }
    }

    void warn(String text) {
        say(Style.WARNING.on("warning:", colour) + " " + text);
    }

    void fail(CmException failure) {
        if (json) {
            context.out().println(JsonText.of(ErrorReport.of(failure)));
            context.out().flush();
        }
        say(Style.ERROR.on("error:", colour) + " " + failure.getMessage());
        failure.details().forEach(detail -> say("  " + detail));
        failure.hints().forEach(hint -> say(Style.HINT.on("hint:", colour) + " " + hint));
    }

    /** Control sequences and all, for {@link ProgressBars}. */
    void raw(String text) {
        context.err().print(text);
        context.err().flush();
    }

    /** How transfers are shown: not at all, as bars, or as lines. */
    Progress progress() {
        if (quiet) {
            return Progress.NONE;
        }
        return context.terminal() && !"dumb".equals(context.variables().get("TERM"))
                ? new ProgressBars(this)
                : new ProgressLines(this);
    }

    private void say(String text) {
        context.err().println(text);
        context.err().flush();
    }
}
