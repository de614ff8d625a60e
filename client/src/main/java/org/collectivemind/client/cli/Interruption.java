package org.collectivemind.client.cli;

/**
 * Says a line where Ctrl-C, or a request to terminate, ends the process in the middle of a command. The JVM's own exit code for it
 * (130, 143) stays. Nothing has to be put right: what is half-written has a name of its own and is gone on with, or swept away, by
 * the next command.
 */
final class Interruption extends Thread {
    private final ProcessContext context;
    private volatile boolean over;

    private Interruption(ProcessContext context) {
        super("interruption");
        this.context = context;
    }

    static Interruption watch(ProcessContext context) {
        Interruption interruption = new Interruption(context);
        Runtime.getRuntime().addShutdownHook(interruption);
        return interruption;
    }

    /** The command came to its end, well or not. */
    void over() {
        over = true;
    }

    /** At the end of every process, so it looks at nothing else first: other processes are 10 ms away. */
    @Override
    public void run() {
        if (over) {
            return;
        }
        // A program that `cm run` started got the signal as well: what there is to say is for it to say.
        boolean programRuns = ProcessHandle.current().children().findAny().isPresent();
        if (!programRuns) {
            context.err().println((context.terminal() ? "\n" : "") + "error: interrupted before the end");
            context.err().println("hint: nothing half-written is used; run the command again to go on");
            context.err().flush();
        }
    }
}
