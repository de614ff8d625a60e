package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.project.Environment;
import org.collectivemind.client.project.Install;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.run.Run;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.ProjectManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm run}. */
@Command(
        name = "run",
        header = "Run a script, a package's command or a program in the environment.",
        description = {
            "",
            "Locks and installs first where that is needed. NAME is a script of cm.yaml, else a command some",
            "package offers, else a program; without NAME, says what there is. Options of cm stand before NAME.",
            "The exit code is the program's.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm run                   what can be run here",
            "  cm run bench             a command of a package",
            "  cm run bench 50          with arguments",
            "  cm run python3 eval.py   any program, with the environment's variables"
        })
final class RunCommand extends ProjectCommand {
    @Option(names = "--target", paramLabel = "NAME", description = "Run in this target of the lock.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--assume", description = "With --target: even where this machine does not meet its needs.")
    private boolean assume;

    @Option(names = "--locked", description = "Fail if cm.lock is out of date.")
    private boolean locked;

    @Option(names = "--frozen", description = "Use cm.lock as it is.")
    private boolean frozen;

    @Parameters(arity = "0..*", paramLabel = "NAME [ARGUMENT]", description = "What to run.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private BundleOption bundle = new BundleOption();

    @Mixin
    private AdoptOption adopt = new AdoptOption();

    RunCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Provisions provisions() {
        return new Provisions(bundle.in(directory(), context()), () -> adopt.choice(context()));
    }

    @Override
    Result run(Project project, Wiring wiring) {
        Install.Options options = new Install.Options(target(target), assume);
        Install.Report report = ready(project, wiring, options, Locking.of(locked, frozen));
        if (!report.upToDate()) {
            output().note("installed "
                    + Counted.of(report.environment().packages().size(), "package"));
        }
        wiring.close();
        Run run = run(project, report.environment());
        if (words.isEmpty()) {
            return offers(run.offers());
        }
        int code = run.run(words.get(0), words.subList(1, words.size()));
        return Result.ofProgram(code);
    }

    private Run run(Project project, Environment environment) {
        Map<String, String> scripts =
                project.hasManifest() && project.manifest().manifest() instanceof ProjectManifest manifest
                        ? manifest.scripts()
                        : Map.of();
        return new Run(environment, new java.util.TreeMap<>(scripts), context().variables(), directory());
    }

    private static Result offers(Map<String, String> offers) {
        List<String> text = new ArrayList<>();
        int width = offers.keySet().stream().mapToInt(String::length).max().orElse(0);
        offers.forEach((name, line) -> text.add(name + " ".repeat(width - name.length() + 2) + line));
        if (text.isEmpty()) {
            text.add("nothing offers a command here; `cm run PROGRAM` runs any program with the environment");
        }
        return new Result(ExitCode.OK, text, offers);
    }
}
