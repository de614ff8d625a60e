package org.collectivemind.client.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Starts {@code cm}: the only place that reads the process's surroundings and ends it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        ProcessContext context = ProcessContext.ofThisProcess();
        Interruption interruption = Interruption.watch(context);
        int code = run(args, context);
        interruption.over();
        System.exit(code);
    }

    static int run(String[] args, ProcessContext context) {
        try {
            if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
                context.out().println("cm " + Version.text());
                return ExitCode.OK.number();
            }
            Optional<String> nothingToDo = NothingToDo.said(args, context);
            if (nothingToDo.isPresent()) {
                context.out().println(nothingToDo.get());
                return ExitCode.OK.number();
            }
            String[] words = args.length == 0 ? new String[] {"--help"} : args;
            return Commands.lineFor(words, context).execute(words);
        } catch (CmException failure) {
            new Output(context, false, false, false).fail(failure);
            return failure.exitCode().number();
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError fault) {
            return ourFault(fault, context);
        } finally {
            context.out().flush();
            context.err().flush();
        }
    }

    private static int ourFault(Throwable fault, ProcessContext context) {
        context.err().println("error: cm met a fault of its own: " + fault);
        if (context.variable("CM_DEBUG").isPresent()) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace, true));
            context.err().print(trace);
        } else {
            context.err()
                    .println(
                            "hint: run it again with CM_DEBUG=1 and report what it prints; nothing half-written is left");
        }
        return ExitCode.FAILURE.number();
    }
}
