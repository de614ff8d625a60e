package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetDeclaration.Source;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Presets;
import org.collectivemind.format.platform.Presets.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cm platform list}. */
@Command(
        name = "list",
        header = "List machines cm knows (presets), and the targets of this project.",
        description = {"", "A preset states what the smallest machine of its kind has.", ""},
        footer = {
            "",
            "Examples:",
            "  cm platform list",
            "  cm platform list jetson            those with the word in name, group or description",
            "  cm platform show aws-g5            all it states",
            "  cm lock --platform aws-g5          lock as if this machine were one",
            "  (in cm.yaml)  targets: {gpu: {preset: aws-g5, set: {cuda.driver: 550.54.14}}}"
        })
final class PlatformListCommand extends CmCommand {
    private static final Map<String, String> TITLES = Map.of(
            "any", "any machine of a kind",
            "cloud", "cloud",
            "ci", "continuous integration",
            "server", "servers and workstations",
            "desktop", "desktops",
            "laptop", "laptops, Windows and WSL",
            "edge", "edge");

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "Only machines with these words.")
    private List<String> words = new ArrayList<>();

    PlatformListCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. @param targets of the project where the user stands */
    record Json(List<Preset> presets, List<Target> targets) {
        /** @param facts where they come from, as in the text */
        record Target(String name, String facts) {}
    }

    @Override
    Result run() {
        List<Preset> presets = Presets.all().stream()
                .filter(preset -> meant(preset.name(), preset.group(), preset.description()))
                .toList();
        List<Json.Target> targets = targets().stream()
                .map(target -> new Json.Target(target.name().text(), facts(target)))
                .filter(target -> meant(target.name(), "target", target.facts()))
                .toList();
        List<String> text = new ArrayList<>();
        int width = Stream.concat(
                        presets.stream().map(Preset::name), targets.stream().map(Json.Target::name))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String group = "";
        for (Preset preset : presets) {
            if (!preset.group().equals(group)) {
                group = preset.group();
                title(text, TITLES.getOrDefault(group, group));
            }
            text.add(row(preset.name(), width, preset.description()));
        }
        if (!targets.isEmpty()) {
            title(text, "targets of this project");
            targets.forEach(target -> text.add(row(target.name(), width, target.facts())));
        }
        if (text.isEmpty()) {
            output().note("no machine has the words `" + String.join(" ", words) + "`");
        }
        return new Result(text, new Json(presets, targets));
    }

    /** A manifest that cannot be read may be so for want of a preset's name: that is when this list is wanted. */
    private List<TargetDeclaration> targets() {
        try {
            return Project.above(directory())
                    .flatMap(NamedMachine::manifest)
                    .map(ProjectManifest::targets)
                    .orElse(List.of());
        } catch (MalformedFile malformed) {
            output().warn("targets of this project are not listed: " + malformed.getMessage());
            return List.of();
        }
    }

    private void title(List<String> text, String title) {
        text.add((text.isEmpty() ? "" : "\n") + Style.STRONG.on(title, output().colour()));
    }

    private static String row(String name, int width, String description) {
        return "  " + name + " ".repeat(width - name.length() + 2) + description;
    }

    private boolean meant(String... texts) {
        String all = String.join(" ", texts).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static String facts(TargetDeclaration target) {
        Source source = target.source();
        if (source instanceof Source.PlatformFile file) {
            return "platform file " + file.path() + with(file.set());
        } else if (source instanceof Source.Preset preset) {
            return "preset " + preset.name() + with(preset.set());
        }
        return source instanceof Source.Inline ? "facts in cm.yaml" : "this machine";
    }

    private static String with(Overrides set) {
        return set.isEmpty()
                ? ""
                : set.assertions().stream().map(Assertion::text).collect(Collectors.joining(" ", " with ", ""));
    }
}
