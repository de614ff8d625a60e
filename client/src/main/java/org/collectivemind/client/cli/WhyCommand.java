package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.client.project.Why;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.name.PackageSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cm why}. */
@Command(
        name = "why",
        header = "Say through whom a package got into cm.lock.",
        description = {
            "",
            "Each line is a way from the project to the package, each step in the words of the one before: the",
            "constraint, the features, the attributes. Below stands what chose the variant.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm why gson",
            "  cm why com.google.code.gson:gson --target mac",
            "  cm why 'gson as old'       the place an alias names"
        })
final class WhyCommand extends LockedCommand {
    @Parameters(paramLabel = "NAME", description = "A package of the lock; the group may be left out.")
    private String name = "";

    WhyCommand(ProcessContext context) {
        super(context);
    }

    /**
     * Each way leads from a dependency of the project to the package.
     *
     * @param variant what chose the variant
     */
    record Json(String name, String locked, List<List<Step>> ways, List<String> variant) {
        record Step(String name, List<String> asked) {}

        static Json of(Why.Report report) {
            return new Json(
                    report.slot().toString(),
                    report.locked(),
                    report.ways().stream()
                            .map(way -> way.stream()
                                    .map(step -> new Step(step.slot().toString(), step.asked()))
                                    .toList())
                            .toList(),
                    report.variant());
        }
    }

    @Override
    Result run(Project project, Wiring wiring, Lockfile lock, TargetName target) {
        PackageSlot asked = ProjectPackages.placeInLock(project, PackageSpec.parse(name));
        lock.detected().forEach(wiring.software()::learn);
        Optional<Why.Report> report = new Why(
                        lock,
                        target,
                        roots(project, lock, target),
                        wiring.registries().of(registries(project, lock), List.of()),
                        leeway(project),
                        platform(project, wiring, target))
                .run(asked);
        return report.map(found -> new Result(text(found), Json.of(found)))
                .orElseGet(() -> new Result(
                        List.of(asked + " is not part of target " + target),
                        new Json(asked.toString(), "", List.of(), List.of())));
    }

    private static List<String> text(Why.Report report) {
        List<String> text = new ArrayList<>();
        text.add(report.locked());
        report.ways()
                .forEach(way -> text.add("  this project > "
                        + way.stream().map(Why.Step::toString).collect(Collectors.joining(" > "))));
        report.variant().forEach(reason -> text.add("  variant: " + reason));
        return text;
    }
}
