package org.collectivemind.client.cli;

import java.util.Optional;
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

    /** @param cost told beside the answer under {@code --json} */
    void print(Result result, Optional<Cost> cost) {
        if (json) {
            context.out().println(JsonText.of(result.json(), cost.map(Cost::json)));
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

    /** @param cost as in {@link #print} */
    void fail(CmException failure, Optional<Cost> cost) {
        if (json) {
            context.out().println(JsonText.of(ErrorReport.of(failure), cost.map(Cost::json)));
            context.out().flush();
        }
        say(Style.ERROR.on("error:", colour) + " " + failure.getMessage());
        failure.details().forEach(detail -> say("  " + detail));
        failure.hints().forEach(hint -> say(Style.HINT.on("hint:", colour) + " " + hint));
    }

    void fail(CmException failure) {
        fail(failure, Optional.empty());
    }

    /** Control sequences and all, for {@link ProgressBars}. */
    void raw(String text) {
        context.err().print(text);
        context.err().flush();
    }

    /** How transfers are shown: not at all, as bars, or as lines. */
    ProgressDisplay progress() {
        if (quiet) {
            return ProgressDisplay.NONE;
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
