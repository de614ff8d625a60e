package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.client.project.DependencyTree;
import org.collectivemind.client.project.DependencyTree.Node;
import org.collectivemind.client.project.Environment;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.name.PackageSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm tree}. */
@Command(
        name = "tree",
        header = "Show what cm.lock pins, as a tree of dependencies.",
        description = {
            "",
            "A package's own dependencies are shown once; (*) stands for them where it appears again. Features",
            "cm.yaml asks for stand in brackets; a version that another target has instead, in parentheses",
            "with the name of that target.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm tree",
            "  cm tree --target mac --depth 2",
            "  cm tree --invert gson      who needs it, up to what cm.yaml names",
            "  cm tree --all-targets"
        })
final class TreeCommand extends LockedCommand {
    @Option(names = "--depth", paramLabel = "LEVELS", description = "Show so many levels; 1 is what cm.yaml names.")
    private int depth = Integer.MAX_VALUE;

    @Option(names = "--invert", paramLabel = "NAME", description = "Show who depends on this package instead.")
    private Optional<String> inverted = Optional.empty();

    @Option(names = "--all-targets", description = "One tree for each target of the lock.")
    private boolean allTargets;

    TreeCommand(ProcessContext context) {
        super(context);
    }

    /** A package and what it depends on (inverted: what depends on it); empty where that is shown elsewhere. */
    record Json(
            String name, String label, List<String> features, Map<String, String> elsewhere, List<Json> dependencies) {
        static Json of(Node node) {
            Map<String, String> elsewhere = new TreeMap<>();
            node.elsewhere().forEach((target, version) -> elsewhere.put(target.text(), version));
            return new Json(
                    node.slot().toString(),
                    TreeCommand.label(node),
                    node.features().stream().map(FeatureName::text).toList(),
                    elsewhere,
                    node.branches().stream().map(Json::of).toList());
        }
    }

    @Override
    Result run(Project project, Wiring wiring, Lockfile lock, TargetName target) {
        if (depth < 1) {
            throw new UsageErrors.WrongUsage("`--depth " + depth + "` shows nothing", List.of("1 or more is wanted"));
        }
        if (!allTargets) {
            List<Node> nodes = nodes(project, lock, target);
            return new Result(text(nodes), nodes.stream().map(Json::of).toList());
        }
        List<String> text = new ArrayList<>();
        Map<String, List<Json>> json = new TreeMap<>();
        for (LockedTarget each : lock.targets()) {
            List<Node> nodes = nodes(project, lock, each.name());
            text.add((text.isEmpty() ? "" : "\n") + "target " + each.name());
            text.addAll(text(nodes));
            json.put(each.name().text(), nodes.stream().map(Json::of).toList());
        }
        return new Result(text, json);
    }

    private List<Node> nodes(Project project, Lockfile lock, TargetName target) {
        DependencyTree tree =
                new DependencyTree(lock, target, roots(project, lock, target), Environment.of(project), depth);
        if (inverted.isEmpty()) {
            return tree.down();
        }
        PackageSlot from = ProjectPackages.placeInLock(project, PackageSpec.parse(inverted.get()));
        return tree.up(from).map(List::of).orElse(List.of());
    }

    private static List<String> text(List<Node> nodes) {
        List<String> text = new ArrayList<>();
        nodes.forEach(node -> draw(node, "", "", text));
        return text;
    }

    private static void draw(Node node, String first, String rest, List<String> text) {
        String elsewhere = node.elsewhere().entrySet().stream()
                .map(other -> other.getValue() + " for " + other.getKey())
                .collect(Collectors.joining(", "));
        text.add(first
                + label(node)
                + (elsewhere.isEmpty() ? "" : "  (" + elsewhere + ")")
                + (node.again() ? " (*)" : ""));
        for (int i = 0; i < node.branches().size(); i++) {
            boolean last = i == node.branches().size() - 1;
            draw(node.branches().get(i), rest + (last ? "└── " : "├── "), rest + (last ? "    " : "│   "), text);
        }
    }

    private static String label(Node node) {
        String features = node.features().isEmpty()
                ? ""
                : node.features().stream().map(FeatureName::text).collect(Collectors.joining(",", "[", "]"));
        return node.slot() + features + " " + node.candidate();
    }
}
