package org.collectivemind.client.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.collectivemind.client.platform.Recording;
import org.collectivemind.client.project.ProjectFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cm platform record}. */
@Command(
        name = "record",
        header = "Write down what detection asks this machine, to report a machine that is not recognised.",
        description = {
            "",
            "Host and user names, home directories, serial numbers, UUIDs, addresses, places on",
            "buses and machine ids are taken out. Look at the file before you send it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm platform record                          print it",
            "  cm platform record -o machine.yaml",
            "  cm platform show --platform machine.yaml    what cm makes of it, on any machine"
        })
final class PlatformRecordCommand extends CmCommand {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it there.")
    private Optional<Path> file = Optional.empty();

    PlatformRecordCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run() {
        try (Wiring wiring = wiring(directory(), new HostOptions())) {
            Recording recording =
                    Recording.of(context().probe(), wiring.thisMachine().disk(), "recorded by cm " + Version.text());
            warn(recording.different());
            String text = recording.capture().write();
            if (file.isEmpty()) {
                return new Result(text.lines().toList(), Map.of("different", recording.different(), "capture", text));
            }
            Path target = directory().resolve(file.get());
            ProjectFile.replace(target, text.getBytes(StandardCharsets.UTF_8));
            return new Result(
                    List.of(
                            "wrote " + target,
                            counted(recording),
                            "names, addresses and serial numbers are taken out; please look at it before you send it"),
                    Map.of("different", recording.different(), "file", target.toString()));
        }
    }

    private static String counted(Recording recording) {
        return "holds " + counted(recording.capture().files().size(), "file") + " and what "
                + counted(recording.capture().programs().size(), "program") + " said";
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void warn(SortedSet<String> different) {
        if (!different.isEmpty()) {
            output().warn("the capture does not tell all: " + String.join(", ", different)
                    + " would be detected differently from it; say so where you send it");
        }
    }
}
