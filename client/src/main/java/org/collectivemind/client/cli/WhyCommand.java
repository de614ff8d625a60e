package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.project.LockGraph;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.name.PackageSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cm why}. */
@Command(
        name = "why",
        header = "Say through whom a package got into cm.lock.",
        footer = {"", "Examples:", "  cm why gson", "  cm why com.google.code.gson:gson --target mac"})
final class WhyCommand extends LockedCommand {
    private static final int MOST_WAYS = 10;

    @Parameters(paramLabel = "NAME", description = "A package of the lock; the group may be left out.")
    private String name = "";

    WhyCommand(ProcessContext context) {
        super(context);
    }

    /** Each way leads from a dependency of the project to the package. */
    record Json(String name, String locked, List<List<String>> ways) {}

    @Override
    Result run(Project project, Lockfile lock, LockGraph graph, TargetName target) {
        PackageName asked = ProjectPackages.inLock(project, PackageSpec.parse(name));
        if (lock.locked(PackageSlot.of(asked), target).isEmpty()) {
            return new Result(
                    List.of(asked + " is not part of target " + target), new Json(asked.toString(), "", List.of()));
        }
        List<List<PackageSlot>> ways = graph.ways(PackageSlot.of(asked), MOST_WAYS);
        List<String> text = new ArrayList<>();
        text.add(graph.label(PackageSlot.of(asked)));
        for (List<PackageSlot> way : ways) {
            StringBuilder line = new StringBuilder("  this project");
            way.forEach(step -> line.append(" > ").append(step));
            text.add(line.toString());
        }
        return new Result(
                text,
                new Json(
                        asked.toString(),
                        graph.label(PackageSlot.of(asked)),
                        ways.stream()
                                .map(way ->
                                        way.stream().map(PackageSlot::toString).toList())
                                .toList()));
    }
}
