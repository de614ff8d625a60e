package org.collectivemind.client.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.project.Environment;
import org.jspecify.annotations.Nullable;

/** {@code cm run}: starts one program in an environment and waits for it. Its exit code is ours. */
public final class Run {
    /** How shells report a program that an interrupt ended. */
    private static final int INTERRUPTED = 130;

    private final Environment environment;
    private final SortedMap<String, String> scripts;
    private final Map<String, String> inherited;
    private final Path directory;

    /** @param scripts the project's own, which win over commands of packages @param directory where the program runs */
    public Run(
            Environment environment, SortedMap<String, String> scripts, Map<String, String> inherited, Path directory) {
        this.environment = environment;
        this.scripts = new TreeMap<>(scripts);
        this.inherited = Map.copyOf(inherited);
        this.directory = directory;
    }

    /** Names that can be run, each with where it comes from and its command line. */
    public SortedMap<String, String> offers() {
        SortedMap<String, String> offers = new TreeMap<>();
        environment
                .commands()
                .forEach((name, command) -> offers.put(name, command.line() + "  (" + command.from() + ")"));
        scripts.forEach((name, line) -> offers.put(name, line + "  (this project)"));
        return offers;
    }

    /** @return the program's exit code; 128 + n where signal n ended it */
    public int run(String name, List<String> arguments) {
        Map<String, String> variables = new HashMap<>(inherited);
        variables.putAll(variables(name));
        List<String> words = new ArrayList<>(words(name));
        words.addAll(arguments);
        Path program = ProgramPath.find(words.get(0), variables.getOrDefault("PATH", ""), directory)
                .orElseThrow(() -> new UnknownCommand(words.get(0), offers().keySet()));
        words.set(0, program.toString());
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO().directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return waitFor(start(builder, name));
    }

    private SortedMap<String, String> variables(String name) {
        Environment.@Nullable Command command =
                scripts.containsKey(name) ? null : environment.commands().get(name);
        return command == null ? environment.variables(inherited) : environment.variablesFor(command.from(), inherited);
    }

    private List<String> words(String name) {
        if (scripts.containsKey(name)) {
            return CommandWords.of(scripts.get(name));
        }
        Environment.Command command = environment.commands().get(name);
        return command != null ? CommandWords.of(command.line()) : List.of(name);
    }

    private static Process start(ProcessBuilder builder, String name) {
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new CannotStart(name, refused);
        }
    }

    private static int waitFor(Process process) {
        // Ctrl-C reaches the program as well: let it end in its own time before this process goes.
        Thread patience = new Thread(() -> {
            try {
                process.waitFor();
            } catch (InterruptedException impatient) {
                process.destroy();
            }
        });
        Runtime.getRuntime().addShutdownHook(patience);
        try {
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(patience);
            return code;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroy();
            return INTERRUPTED;
        } catch (IllegalStateException shuttingDown) {
            return INTERRUPTED;
        }
    }
}
