package org.collectivemind.client.cli;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words after {@code cm}, said like every other failure; and the last net for what is our own fault. */
final class UsageErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final ProcessContext context;

    UsageErrors(ProcessContext context) {
        this.context = context;
    }

    /** The command line does not parse. */
    static final class WrongUsage extends CmException {
        WrongUsage(String what, List<String> hints) {
            super(ExitCode.USAGE, what, List.of(), hints);
        }
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine line = wrong.getCommandLine();
        List<String> hints = new java.util.ArrayList<>();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                hints.add("did you mean `" + String.join("`, `", similar.subList(0, Math.min(3, similar.size())))
                        + "`?");
            }
        }
        hints.add("`" + line.getCommandSpec().qualifiedName(" ") + " --help` shows what it takes");
        boolean json = List.of(args).contains("--json");
        new Output(context, json, false, Style.wanted(java.util.Optional.empty(), context))
                .fail(new WrongUsage(what(wrong, line), hints));
        return ExitCode.USAGE.number();
    }

    private static String what(ParameterException wrong, CommandLine line) {
        boolean group = !line.getSubcommands().isEmpty();
        if (group && wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no command `" + line.getCommandSpec().qualifiedName(" ") + " "
                    + unmatched.getUnmatched().get(0) + "`";
        }
        return sentence(wrong.getMessage());
    }

    private static String sentence(String message) {
        String first = message.lines().findFirst().orElse("wrong usage").replace('\'', '`');
        return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine line, ParseResult parsed) throws Exception {
        throw fault;
    }
}
