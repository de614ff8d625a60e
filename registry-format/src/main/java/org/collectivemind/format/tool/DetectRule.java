package org.collectivemind.format.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.error.MalformedText;

/**
 * How a program that may already be on a machine is found and asked for its version. Whoever publishes a package says so, and
 * nobody checked it: it can name no more than a program the machine has, and start it with one word that asks for a version.
 *
 * @param fact what it is called as a fact
 * @param commands file names, the first that is found counts; without {@code .exe}
 * @param argument one of {@link #FLAGS}, or {@code version} for programs of {@link #WORDED}
 * @param version finds the version in what it prints
 * @param minimum the lowest version that will do, where not every one does
 * @param variable names the directory it is in, or the one above its {@code bin}; looked at first
 * @param paths directories that are looked at after {@code PATH}
 */
public record DetectRule(
        ToolName fact,
        List<String> commands,
        String argument,
        VersionPattern version,
        Optional<DottedNumber> minimum,
        Optional<String> variable,
        List<String> paths) {
    /** What a program may be started with. Not {@code -v}, which means `be wordy` to many, and work begins ({@code sudo -v}). */
    public static final List<String> FLAGS = List.of("--version", "-version", "-V");
    /** Programs that want the bare word. To others it is a file, or a reason: {@code rm version}, {@code reboot version}. */
    public static final Set<String> WORDED = Set.of("go", "helm", "kubectl", "terraform");

    private static final String WORD = "version";
    private static final int MOST = 8;
    private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern DIRECTORY =
            Pattern.compile("([A-Za-z]:)?(/(?!\\.{1,2}(/|$))[A-Za-z0-9][A-Za-z0-9 ._+()-]{0,63}){1,12}");

    public DetectRule {
        commands = List.copyOf(commands);
        paths = List.copyOf(paths);
        if (commands.isEmpty() || commands.size() > MOST) {
            throw new MalformedText("list of commands", commands.toString(), "1 to " + MOST + " are wanted");
        }
        commands.forEach(DetectRule::command);
        checkArgument(argument, commands);
        variable.filter(name -> !VARIABLE.matcher(name).matches() || name.equals("PATH"))
                .ifPresent(name -> {
                    throw new MalformedText(
                            "variable", name, "upper-case letters, digits and `_` are wanted, such as `CUDA_HOME`");
                });
        if (paths.size() > MOST) {
            throw new MalformedText("list of paths", paths.toString(), "it has more than " + MOST);
        }
        paths.forEach(DetectRule::path);
    }

    /** A name of a program, no more: no path, no extension of a script, nothing that a shell would read. */
    public static String command(String text) {
        if (!COMMAND.matcher(text).matches() || text.matches("(?i).*\\.(bat|cmd|com|exe|ps1|vbs)")) {
            throw new MalformedText(
                    "command",
                    text,
                    "a bare name of letters, digits, `.`, `_`, `+` and `-` is wanted, without a directory or `.exe`");
        }
        return text;
    }

    /** An absolute directory. */
    public static String path(String text) {
        if (!DIRECTORY.matcher(text).matches()) {
            throw new MalformedText(
                    "directory of programs",
                    text,
                    "an absolute path with `/` is wanted, such as `/usr/local/cuda/bin`");
        }
        return text;
    }

    private static void checkArgument(String argument, List<String> commands) {
        boolean worded = argument.equals(WORD) && WORDED.containsAll(commands);
        if (!worded && !FLAGS.contains(argument)) {
            throw new MalformedText(
                    "argument that asks for a version",
                    argument,
                    "a program is started with `" + String.join("`, `", FLAGS) + "` only");
        }
    }

    /** Whether a version will do. */
    public boolean takes(DottedNumber found) {
        return minimum.map(least -> found.compareTo(least) >= 0).orElse(true);
    }

    /** The commands for messages: {@code `python3` or `python`}. */
    public String commandText() {
        return "`" + String.join("` or `", commands) + "`";
    }
}
