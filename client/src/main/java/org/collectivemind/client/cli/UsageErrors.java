package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.NearestKey;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words after {@code cm}, said like every other failure; and the last net for what is our own fault. */
final class UsageErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(.*)] \\(case-(?:in)?sensitive\\) but was ");
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
        List<String> hints = new ArrayList<>();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            hints.addAll(hints(unmatched.getUnmatched().get(0), line));
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
        return sentence(wrong);
    }

    private static List<String> hints(String word, CommandLine line) {
        boolean groups = !line.getSubcommands().isEmpty();
        if (word.startsWith("-") && groups) {
            return List.of("options stand behind the command, as in `cm tree --json`");
        }
        List<String> known = new ArrayList<>();
        if (word.startsWith("-")) {
            line.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
        } else if (groups) {
            known.addAll(line.getSubcommands().keySet());
        }
        return NearestKey.of(word, known)
                .map(near -> List.of("did you mean `" + near + "`?"))
                .orElse(List.of());
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-")) {
                return "there is no option `" + word + "`";
            }
            CommandLine line = wrong.getCommandLine();
            String command = line.getCommandSpec().qualifiedName(" ");
            return line.getSubcommands().isEmpty()
                    ? "`" + command + "` does not take so much: `" + word + "` is left over"
                    : "there is no command `" + command + " " + word + "`";
        }
        String first =
                wrong.getMessage().lines().findFirst().orElse("wrong usage").replace('\'', '`');
        Matcher choice = CHOICE.matcher(first);
        first = choice.find()
                ? choice.replaceFirst("one of " + choice.group(1).toLowerCase(Locale.ROOT) + " is wanted, not ")
                : first;
        first = first.replace("is not a double", "is not a number").replace("required parameter", "argument");
        return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine line, ParseResult parsed) throws Exception {
        throw fault;
    }
}
