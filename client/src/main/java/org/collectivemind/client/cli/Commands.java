package org.collectivemind.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The commands, in the order help lists them. Reading one command's annotations costs milliseconds, so a call makes only the
 * command it names; help, completion and misspelt names make them all.
 */
final class Commands {
    private static final Map<String, Function<ProcessContext, Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("init", InitCommand::new);
        ALL.put("add", AddCommand::new);
        ALL.put("remove", RemoveCommand::new);
        ALL.put("lock", LockCommand::new);
        ALL.put("install", InstallCommand::new);
        ALL.put("update", UpdateCommand::new);
        ALL.put("run", RunCommand::new);
        ALL.put("env", EnvCommand::new);
        ALL.put("tree", TreeCommand::new);
        ALL.put("why", WhyCommand::new);
        ALL.put("why-not", WhyNotCommand::new);
        ALL.put("outdated", OutdatedCommand::new);
        ALL.put("info", InfoCommand::new);
        ALL.put("search", SearchCommand::new);
        ALL.put("publish", PublishCommand::new);
        ALL.put("bundle", BundleCommand::new);
        ALL.put("hidden-startup-training", StartupTraining::new);
    }

    /** Commands of two words, by the first. */
    private enum Group {
        REGISTRY("Make, add and list registries.") {
            @Override
            Map<String, Object> commands(ProcessContext context) {
                return ordered(
                        "init", new RegistryInitCommand(context),
                        "add", new RegistryAddCommand(context),
                        "list", new RegistryListCommand(context));
            }
        },
        PLATFORM("See this machine and others as the resolver sees them.") {
            @Override
            Map<String, Object> commands(ProcessContext context) {
                return ordered(
                        "show", new PlatformShowCommand(context),
                        "list", new PlatformListCommand(context),
                        "diff", new PlatformDiffCommand(context),
                        "check", new PlatformCheckCommand(context),
                        "export", new PlatformExportCommand(context),
                        "record", new PlatformRecordCommand(context));
            }
        },
        TARGET("Say which machines cm.lock covers.") {
            @Override
            Map<String, Object> commands(ProcessContext context) {
                return ordered(
                        "add", new TargetAddCommand(context),
                        "list", new TargetListCommand(context),
                        "remove", new TargetRemoveCommand(context));
            }
        },
        STORE("Look after the local artifact store.") {
            @Override
            Map<String, Object> commands(ProcessContext context) {
                return ordered(
                        "path", new StorePathCommand(context),
                        "stats", new StoreStatsCommand(context),
                        "verify", new StoreVerifyCommand(context),
                        "gc", new StoreGcCommand(context));
            }
        };

        private final String header;

        Group(String header) {
            this.header = header;
        }

        abstract Map<String, Object> commands(ProcessContext context);

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        private static Map<String, Object> ordered(Object... pairs) {
            Map<String, Object> commands = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                commands.put((String) pairs[i], pairs[i + 1]);
            }
            return commands;
        }

        CommandLine line(ProcessContext context) {
            CommandLine line = new CommandLine(new CommandGroup());
            line.getCommandSpec().name(word()).usageMessage().header(header);
            commands(context).forEach(line::addSubcommand);
            return line;
        }
    }

    private Commands() {}

    static CommandLine lineFor(String[] args, ProcessContext context) {
        CommandLine line = new CommandLine(new RootCommand());
        String word = args.length == 0 ? "" : args[0];
        boolean known = ALL.containsKey(word)
                || Stream.of(Group.values()).anyMatch(group -> group.word().equals(word));
        ALL.forEach((name, command) -> {
            if (!known || name.equals(word)) {
                line.addSubcommand(name, command.apply(context));
            }
        });
        for (Group group : Group.values()) {
            if (!known || group.word().equals(word)) {
                line.addSubcommand(group.word(), group.line(context));
            }
        }
        return configured(line, context);
    }

    static CommandLine whole(ProcessContext context) {
        return lineFor(new String[0], context);
    }

    private static CommandLine configured(CommandLine line, ProcessContext context) {
        UsageErrors errors = new UsageErrors(context);
        // What follows the name of a program is the program's.
        Optional.ofNullable(line.getSubcommands().get("run")).ifPresent(run -> run.setStopAtPositional(true));
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
