package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collectivemind.client.project.LockGraph;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import picocli.CommandLine.Command;

/** {@code cm tree}. */
@Command(
        name = "tree",
        header = "Show what cm.lock pins, as a tree of dependencies.",
        description = {
            "",
            "A package's own dependencies are shown once; (*) stands for them where it appears again.",
            ""
        },
        footer = {"", "Examples:", "  cm tree", "  cm tree --target mac"})
final class TreeCommand extends LockedCommand {
    TreeCommand(ProcessContext context) {
        super(context);
    }

    /** A package and what it depends on; empty where that is shown elsewhere. */
    record Json(String name, String label, List<Json> dependencies) {}

    @Override
    Result run(Project project, Lockfile lock, LockGraph graph, TargetName target) {
        List<String> text = new ArrayList<>();
        List<Json> json = new ArrayList<>();
        Set<PackageSlot> shown = new HashSet<>();
        for (PackageSlot root : graph.roots()) {
            json.add(node(graph, root, "", "", text, shown));
        }
        return new Result(text, json);
    }

    private static Json node(
            LockGraph graph, PackageSlot slot, String first, String rest, List<String> text, Set<PackageSlot> shown) {
        List<PackageSlot> dependencies = graph.dependencies(slot);
        boolean again = !shown.add(slot) && !dependencies.isEmpty();
        text.add(first + graph.label(slot) + (again ? " (*)" : ""));
        List<Json> below = new ArrayList<>();
        for (int i = 0; i < dependencies.size() && !again; i++) {
            boolean last = i == dependencies.size() - 1;
            below.add(node(
                    graph,
                    dependencies.get(i),
                    rest + (last ? "└── " : "├── "),
                    rest + (last ? "    " : "│   "),
                    text,
                    shown));
        }
        return new Json(slot.toString(), graph.label(slot), below);
    }
}
