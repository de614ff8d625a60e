package org.collectivemind.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The commands, in the order help lists them. Reading one command's annotations costs milliseconds, so a call makes only the
 * command it names; help, completion and misspelt names make them all.
 */
final class Commands {
    private static final Map<String, Function<ProcessContext, Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("hidden-startup-training", StartupTraining::new);
    }

    private Commands() {}

    static CommandLine lineFor(String[] args, ProcessContext context) {
        CommandLine line = new CommandLine(new RootCommand());
        Function<ProcessContext, Object> named = args.length == 0 ? null : ALL.get(args[0]);
        if (named != null) {
            line.addSubcommand(args[0], named.apply(context));
        } else {
            ALL.forEach((name, command) -> line.addSubcommand(name, command.apply(context)));
        }
        return configured(line, context);
    }

    static CommandLine whole(ProcessContext context) {
        return lineFor(new String[0], context);
    }

    private static CommandLine configured(CommandLine line, ProcessContext context) {
        UsageErrors errors = new UsageErrors(context);
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new java.io.PrintWriter(context.out(), true))
                .setErr(new java.io.PrintWriter(context.err(), true))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        return line;
    }
}
