package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.FactText;
import org.collectivemind.client.platform.PlatformDiff;
import org.collectivemind.client.platform.PlatformDiff.Row;
import org.collectivemind.client.platform.PlatformDiff.Side;
import org.collectivemind.client.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cm platform diff}. */
@Command(
        name = "diff",
        header = "Show the facts in which two machines differ, side by side.",
        description = {
            "",
            "A machine is `host`, a target of this project, a preset or a platform file. Of sets only the words",
            "one side has alone are shown.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm platform diff host aws-g5",
            "  cm platform diff aws-g5 gpu-box.yaml",
            "  cm platform diff aws-g5 aws-g6 --json",
            "",
            "Exit codes: 0, whether they differ or not."
        })
final class PlatformDiffCommand extends CmCommand {
    private static final int WIDEST = 40;

    @Mixin
    private HostOptions host = new HostOptions();

    @Parameters(index = "0", paramLabel = "A", description = "One machine.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String right = "";

    PlatformDiffCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        Optional<Project> project = Project.above(directory());
        try (Wiring wiring = wiring(directory(), host)) {
            PlatformDiff diff = PlatformDiff.of(
                    NamedMachine.of(left, project, directory(), wiring).named(left),
                    NamedMachine.of(right, project, directory(), wiring).named(right));
            return new Result(text(diff), diff);
        }
    }

    private static List<String> text(PlatformDiff diff) {
        if (diff.differences().isEmpty()) {
            return List.of("`" + diff.left() + "` and `" + diff.right() + "` have the same facts");
        }
        int key = diff.differences().stream()
                .mapToInt(row -> row.key().length())
                .max()
                .orElse(0);
        int first = Math.min(
                WIDEST,
                Math.max(
                        diff.left().length(),
                        diff.differences().stream()
                                .mapToInt(row ->
                                        cell(row, row.left(), row.right()).length())
                                .max()
                                .orElse(0)));
        List<String> text = new ArrayList<>();
        text.add(line("", key, diff.left(), first, diff.right()));
        for (Row row : diff.differences()) {
            String mine = cell(row, row.left(), row.right());
            String theirs = cell(row, row.right(), row.left());
            if (mine.length() <= first) {
                text.add(line(row.key(), key, mine, first, theirs));
            } else {
                text.add(line(row.key(), key, mine, first, "").stripTrailing());
                text.add(line("", key, "", first, theirs));
            }
        }
        return text;
    }

    private static String line(String key, int width, String left, int first, String right) {
        return key
                + " ".repeat(width - key.length() + 2)
                + left
                + " ".repeat(Math.max(0, first - left.length()) + 2)
                + right;
    }

    /** What a side says that the other does not. */
    private static String cell(Row row, Side side, Side other) {
        if (!side.state().equals("known")) {
            return side.reason().equals(PlatformDiff.NOT_DESCRIBED)
                    ? side.reason()
                    : side.state() + " (" + side.reason() + ")";
        }
        List<String> alone = side.values().stream()
                .filter(value -> !other.values().contains(value))
                .toList();
        boolean set = side.values().size() > 1 && !other.values().isEmpty();
        String key = row.key().substring(row.key().lastIndexOf(' ') + 1);
        return set
                ? alone.isEmpty() ? "nothing more" : "also " + FactText.of(key, alone)
                : FactText.of(key, side.values());
    }
}
